import type { StagedContent } from '../../../shared/api/staged.ts';
import type { ReadDb } from '../db/types.ts';
import { comparisonOf } from '../metrics/near-duplicates/compare.ts';
import { sharedIn, sketchOf } from '../metrics/near-duplicates/sketch.ts';
import { tokensOf } from '../metrics/near-duplicates/tokens.ts';
import { documentIds, documentTitle } from '../repositories/documents.ts';
import { textOf } from '../repositories/texts.ts';
import type { Pace } from './task.ts';

/** The document of a project that a text is very like. */
export type Like = NonNullable<Extract<StagedContent, { kind: 'document' }>['like']>;

/** Finds what a text that is to be imported is very like; what was computed is kept as long as its documents are there. */
export interface Likeness {
  /** Null: nothing is. Gives way between documents. @throws Refusal `cancelled` */
  nearest(db: ReadDb, text: string, pace: Pace): Promise<Like | null>;
}

/** Of the words of the longer text, those that both have: from here on one is very like the other. */
export const VERY_LIKE = 0.8;
/** The share of shingles that such texts have in common at the least, with room for the estimate. */
const WORTH_COMPARING = 0.25;
/** It is a hint: projects of more documents and longer texts, in UTF-16 code units, go without. */
const MOST_DOCUMENTS = 10_000;
const LONGEST = 200_000;
/** Sketches that are compared before the work gives way. */
const BREATH = 500;

/** Makes the finder. In memory: half a kB a document. */
export function createLikeness(): Likeness {
  const sketches = new Map<string, Int32Array>();
  return {
    async nearest(db, text, pace) {
      const ids = documentIds(db);
      if (ids.length > MOST_DOCUMENTS || text.length > LONGEST) return null;
      const known = new Set(ids);
      for (const id of sketches.keys()) if (!known.has(id)) sketches.delete(id);
      const own = sketchOf(tokensOf(text));
      let best: { readonly id: string; readonly shared: number } | null = null;
      for (const [i, id] of ids.entries()) {
        let sketch = sketches.get(id);
        if (sketch === undefined || i % BREATH === 0) await pace.step('comparing', i, ids.length);
        if (sketch === undefined) sketches.set(id, (sketch = sketchOf(tokensOf(textOf(db, id) ?? ''))));
        const shared = sharedIn(own, sketch);
        if (shared >= WORTH_COMPARING && shared > (best?.shared ?? 0)) best = { id, shared };
      }
      if (best === null) return null;
      const there = textOf(db, best.id) ?? '';
      const title = documentTitle(db, best.id);
      if (there.length > LONGEST || title === undefined) return null;
      const { similarity } = comparisonOf(text, there);
      return similarity >= VERY_LIKE ? { title, similarity } : null;
    },
  };
}
