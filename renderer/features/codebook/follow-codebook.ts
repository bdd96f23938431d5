import type { Written } from '../../../shared/api/inputs.ts';

/** Hears of a codebook that changed, from any window or by undo: `read` is told to read it afresh. */
export const followCodebook = (read: () => void) => ({
  changed(changes: Written['changes']): void {
    if (changes.some(({ entity }) => entity === 'codebook')) read();
  },
  stale: read,
});
