import { setImmediate } from 'node:timers/promises';
import { Refusal } from '../../../shared/api/reply.ts';
import type { WorkbenchEvent } from '../../../shared/api/events.ts';

/** How a long task lives beside everything else: it gives way, tells how far it is, and can be ended. */
export interface Pace {
  readonly signal: AbortSignal;
  /**
   * Called between small pieces of work. Gives way to other calls every 10 ms and reports at most ten times a second.
   *
   * @throws Refusal `cancelled` where the task was ended.
   */
  step(phase: string, done: number, total: number | null): Promise<void>;
  /** Reports at most ten times a second, for work that cannot give way: a transaction. */
  readonly say?: (phase: string, done: number, total: number | null) => void;
}

/** The long tasks that run now. */
export interface Tasks {
  run<T>(task: string, work: (pace: Pace) => Promise<T>): Promise<T>;
  /** Ends a task; one that is over already is none of our business. */
  cancel(task: string): void;
}

/** Gives way as any task does, but tells nobody and is not to be ended: for long work behind a call that is no task. */
export const quietPace = (): Pace => paced('', new AbortController().signal, () => {});

export function createTasks(emit: (event: WorkbenchEvent) => void): Tasks {
  const running = new Map<string, AbortController>();
  return {
    async run(task, work) {
      const controller = new AbortController();
      running.set(task, controller);
      try {
        return await work(paced(task, controller.signal, emit));
      } finally {
        running.delete(task);
      }
    },
    cancel: (task) => running.get(task)?.abort(),
  };
}

function paced(task: string, signal: AbortSignal, emit: (event: WorkbenchEvent) => void): Pace {
  let gaveWay = performance.now();
  let told = 0;
  const say = (phase: string, done: number, total: number | null): void => {
    const now = performance.now();
    if (now - told <= 100) return;
    told = now;
    emit({ type: 'progress', task, phase, done, total });
  };
  return {
    signal,
    say,
    async step(phase, done, total) {
      say(phase, done, total);
      const now = performance.now();
      if (now - gaveWay > 10) {
        await setImmediate();
        gaveWay = performance.now();
      }
      if (signal.aborted) throw new Refusal('cancelled', 'Cancelled. Nothing was changed.');
    },
  };
}
