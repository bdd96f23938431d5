import type { ChangeListener } from '../../app/workbench.ts';

/** Hears of a codebook that changed, from any window or by undo: `read` is told to read it afresh. */
export const followCodebook = (read: () => void): ChangeListener => ({
  changed(changes) {
    if (changes.some(({ entity }) => entity === 'codebook')) read();
  },
  stale: read,
});
