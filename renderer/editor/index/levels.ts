import type { Annotation } from '../../../shared/model/annotation.ts';
import type { Span } from '../../../shared/text/units.ts';
import type { AnnotationIndex } from '../types.ts';

/** Underlines that fit below a line. An annotation that finds all of them taken has this level, and none of its own. */
export const LEVELS = 4;

/** Which underline each annotation has where several overlap. */
export interface Levels {
  /** 0 to 3, or `LEVELS` where all are taken. The same until the annotation's fragments change or `forget`. */
  of(annotation: Annotation): number;
  forget(id: string): void;
  clear(): void;
}

const sameSpans = (a: readonly Span[], b: readonly Span[]): boolean =>
  a === b || (a.length === b.length && a.every(({ start, end }, i) => start === b[i]?.start && end === b[i]?.end));

/**
 * Gives each annotation the lowest level that no overlapping one has, when it is first asked for: nothing that is
 * drawn already moves when another comes in.
 */
export function createLevels(index: () => AnnotationIndex): Levels {
  const known = new Map<string, { readonly level: number; readonly fragments: readonly Span[] }>();

  const choose = (annotation: Annotation): number => {
    let taken = 0;
    for (const fragment of annotation.fragments) {
      for (const other of index().within(fragment)) {
        const level = other.id === annotation.id ? undefined : known.get(other.id)?.level;
        if (level !== undefined) taken |= 1 << level;
      }
    }
    for (let level = 0; level < LEVELS; level++) if ((taken & (1 << level)) === 0) return level;
    return LEVELS;
  };

  return {
    of(annotation) {
      const { id, fragments } = annotation;
      const before = known.get(id);
      if (before && sameSpans(before.fragments, fragments)) return before.level;
      const level = choose(annotation);
      known.set(id, { level, fragments });
      return level;
    },
    forget: (id) => void known.delete(id),
    clear: () => known.clear(),
  };
}
