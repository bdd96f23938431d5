import type { Interrupt } from './context.ts';

/** Exit code of a process that Ctrl+C ended: 128 and the signal's number. */
export const INTERRUPTED = 130;
/** A launcher passes the terminal's signal on, so that one key press may come twice. */
const SAME_PRESS_MS = 300;

/**
 * Listens to Ctrl+C. The first press cancels what can be cancelled, which then ends by itself with nothing changed; where
 * there is no such thing, and at the second press, the process ends at once. SQLite keeps the last committed state.
 */
export function listenToInterrupts(exit: (code: number) => never = process.exit): Interrupt {
  const cancels = new Set<() => void>();
  let first = Number.NEGATIVE_INFINITY;
  process.on('SIGINT', () => {
    const now = performance.now();
    if (now - first < SAME_PRESS_MS) return;
    if (cancels.size === 0 || first > 0) exit(INTERRUPTED);
    first = now;
    for (const cancel of cancels) cancel();
  });
  return {
    during(cancel) {
      cancels.add(cancel);
      return () => void cancels.delete(cancel);
    },
  };
}
