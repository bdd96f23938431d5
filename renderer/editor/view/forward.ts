import type { PaneHandle } from '../types.ts';

/**
 * A handle that stays the same while documents come and go.
 *
 * @throws Error when it is used while no document is mounted: a bug.
 */
export function forwardTo(pane: { readonly current: PaneHandle | null }): PaneHandle {
  const now = (): PaneHandle => {
    if (!pane.current) throw new Error('expected a mounted pane, got none');
    return pane.current;
  };
  return {
    focus: () => now().focus(),
    hasFocus: () => now().hasFocus(),
    selection: () => now().selection(),
    taggable: (exact) => now().taggable(exact),
    select: (span) => now().select(span),
    collapse: () => now().collapse(),
    selectSentenceThenParagraph: () => now().selectSentenceThenParagraph(),
    reveal: (span) => now().reveal(span),
    markFound: (hits, current) => now().markFound(hits, current),
    rectOf: (span) => now().rectOf(span),
  };
}
