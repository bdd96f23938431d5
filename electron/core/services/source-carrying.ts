import { createRegistry } from '../../../shared/claims/source-names.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Publication } from '../../../shared/model/document.ts';
import type { Source } from '../../../shared/model/source.ts';
import type { ReadDb } from '../db/types.ts';
import { listSources } from '../repositories/sources.ts';
import { namesOf } from './source-uses.ts';

/** The sources that go out with documents. */
export interface CarriedSources {
  /** Those that annotations or publications name, also where several have the name, with what they are part of. */
  namedBy(annotations: readonly Annotation[], publications: readonly Publication[]): readonly Source[];
  /** How many nothing has named so far. */
  idle(): number;
}

/** The registry as it is now, for an export. */
export function carriedSources(db: ReadDb): CarriedSources {
  const registry = createRegistry(listSources(db));
  const carried = new Set<Source>();

  function take(name: string, into: Set<Source>): void {
    const meaning = registry.meaning(name);
    const those = meaning.kind === 'source' ? [meaning.source] : meaning.kind === 'ambiguous' ? meaning.sources : [];
    for (const source of those) {
      let at: Source | undefined = source;
      while (at !== undefined && !into.has(at)) {
        into.add(at);
        at = at.partOf === undefined ? undefined : registry.get(at.partOf);
      }
    }
  }

  return {
    namedBy(annotations, publications) {
      const found = new Set<Source>();
      for (const { attributes } of annotations) for (const name of namesOf(attributes)) take(name, found);
      for (const { outlet, author } of publications)
        for (const name of [outlet, author]) if (name !== undefined) take(name, found);
      for (const source of found) carried.add(source);
      return [...found];
    },
    idle: () => registry.sources.length - carried.size,
  };
}
