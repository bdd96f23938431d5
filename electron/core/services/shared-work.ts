import { Refusal } from '../../../shared/api/reply.ts';
import type { Pace } from './task.ts';

/** Work that goes on for somebody, and the paces of the others that wait for it. */
interface Running<T> {
  readonly key: string;
  readonly work: Promise<T>;
  readonly waiting: Set<Pace>;
}

/**
 * Makes a way to do long work once for all that want the same at the same time: who comes later waits for it, hears how far it is, and
 * can give up alone. Where the one that began gives up, the next does the work itself, since it may rest on what the first one holds.
 */
export function createSharing<T>() {
  let running: Running<T> | null = null;

  /** @throws Refusal `cancelled` where this one was ended; whatever the work throws. */
  return async (key: string, pace: Pace, work: (pace: Pace) => Promise<T>): Promise<T> => {
    while (running?.key === key) {
      const { waiting, work: going } = running;
      waiting.add(pace);
      try {
        return await orEnded(going, pace.signal);
      } catch (error) {
        const isOthers = error instanceof Refusal && error.code === 'cancelled' && !pace.signal.aborted;
        if (!isOthers) throw error;
      } finally {
        waiting.delete(pace);
      }
    }
    const waiting = new Set<Pace>();
    const both: Pace = {
      signal: pace.signal,
      async step(...said) {
        // Whoever waits and was ended hears of it by itself.
        for (const other of waiting) await other.step(...said).catch(() => undefined);
        await pace.step(...said);
      },
    };
    const mine: Running<T> = { key, work: work(both), waiting };
    running = mine;
    try {
      return await mine.work;
    } finally {
      if (running === mine) running = null;
    }
  };
}

/** The work, or the refusal that a task was ended, whatever comes first. */
function orEnded<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = (): void => reject(new Refusal('cancelled', 'Cancelled. Nothing was changed.'));
    if (signal.aborted) end();
    signal.addEventListener('abort', end, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', end));
  });
}
