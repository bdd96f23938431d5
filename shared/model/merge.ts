import { joinedOverBlanks } from '../text/fragments.ts';
import { quoteOf } from '../text/quote.ts';
import { FLAG_KINDS, type Annotation, type AttributeValue, type Flag } from './annotation.ts';
import { isSameValue } from './attributes.ts';
import type { AnnotationFields } from './update.ts';

/** A value that the first annotation does not have, or has otherwise: it is not kept as such and has to be said. */
export interface Difference {
  readonly name: string;
  readonly kept: AttributeValue;
  readonly lost: AttributeValue;
}

/** What the first of several annotations becomes when the others go into it. */
export interface Merged {
  readonly fields: AnnotationFields;
  readonly differences: readonly Difference[];
  /** Claim cards that others were mentions of, where the first one is a mention of another. */
  readonly lostClaims: readonly string[];
}

/**
 * Puts annotations of one label into the first of them: the union of their places, one fragment where only blanks are
 * between; what only one says is kept, and where two differ the first one stays. Notes are joined. `remark` makes the line
 * of the note that says what differed, so that nothing is lost silently. O(annotations × attributes).
 */
export function merged(
  text: string,
  [first, ...others]: readonly [Annotation, ...Annotation[]],
  remark: (differences: readonly Difference[]) => string,
): Merged {
  const attributes = new Map(Object.entries(first.attributes));
  const differences: Difference[] = [];
  for (const other of others) {
    for (const [name, value] of Object.entries(other.attributes)) {
      const kept = attributes.get(name);
      if (kept === undefined) attributes.set(name, value);
      else if (!isSameValue(kept, value) && !differences.some((d) => d.name === name && isSameValue(d.lost, value))) {
        differences.push({ name, kept, lost: value });
      }
    }
  }
  const all = [first, ...others];
  const added = [...attributes].filter(([name]) => first.attributes[name] === undefined);
  const fragments = joinedOverBlanks(
    text,
    all.flatMap((one) => one.fragments),
  );
  const notes = [
    ...new Set(all.flatMap(({ note }) => note ?? [])),
    ...(differences.length > 0 ? [remark(differences)] : []),
  ];
  const claims = [...new Set(all.flatMap(({ claim }) => claim ?? []))];
  const [claim] = claims;
  const flags = flagsOf(all);
  return {
    fields: {
      place: { fragments, quote: quoteOf(text, fragments) },
      ...(added.length > 0 && { attributes: Object.fromEntries(added) }),
      ...(notes.length > 0 && { note: notes.join('\n\n') }),
      ...(claim !== undefined && first.claim === undefined && { claim }),
      ...(flags.length > 0 && { flags }),
    },
    differences,
    lostClaims: claims.slice(1),
  };
}

/** One of each kind; what several say of it is joined as far as it fits. */
function flagsOf(annotations: readonly Annotation[]): Flag[] {
  const flags = annotations.flatMap((annotation) => annotation.flags ?? []);
  return FLAG_KINDS.flatMap((kind): Flag[] => {
    const same = flags.filter((flag) => flag.kind === kind);
    if (same.length === 0) return [];
    const text = [...new Set(same.flatMap((flag) => flag.text ?? []))].join(' · ').slice(0, 500).toWellFormed();
    return [text === '' ? { kind } : { kind, text }];
  });
}
