import { Worker } from 'node:worker_threads';

/** How one question to a thread ended. Everything but an answer has ended the thread as well. */
export type Outcome =
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'timeout' | 'out of memory' | 'aborted' }
  | { readonly kind: 'crash'; readonly message: string };

/** A thread that answers one question at a time, and can be ended whatever it is doing. */
export interface Thread {
  /** True until it has crashed or was ended. */
  readonly alive: boolean;
  /** Asks; never rejects. Ends the thread where it does not answer in time or `signal` says so. */
  ask(question: unknown, timeoutMs: number, signal: AbortSignal | undefined): Promise<Outcome>;
  end(): Promise<void>;
}

const OUT_OF_MEMORY = 'ERR_WORKER_OUT_OF_MEMORY';

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);

/**
 * So much of what it has just made is held before the collector looks at it, in MB. Left to itself, that was a quarter of all memory of an import;
 * this costs about a tenth of the reading.
 */
const YOUNG_MB = 24;

/** Starts a thread from the URL of its module. It does not keep the process alive while nothing is asked. */
export function startThread(entry: string, memoryMb: number): Thread {
  const worker = new Worker(new URL(entry), {
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  let alive = true;
  let settle: ((outcome: Outcome) => void) | null = null;
  const nothingTransferred: [] = [];

  const finish = (outcome: Outcome): void => {
    if (outcome.kind !== 'answer') alive = false;
    settle?.(outcome);
    settle = null;
  };
  const onAbort = (): void => finish({ kind: 'aborted' });
  worker.on('message', (value: unknown) => finish({ kind: 'answer', value }));
  worker.on('error', (error) => {
    const message = error instanceof Error ? error.message : String(error);
    finish(codeOf(error) === OUT_OF_MEMORY ? { kind: 'out of memory' } : { kind: 'crash', message });
  });
  worker.on('messageerror', (error) => finish({ kind: 'crash', message: error.message }));
  worker.on('exit', (code) => finish({ kind: 'crash', message: `the thread ended with ${code}` }));
  worker.unref();

  return {
    get alive() {
      return alive;
    },
    async ask(question, timeoutMs, signal) {
      const asked = new Promise<Outcome>((resolve) => {
        settle = resolve;
      });
      const timer = setTimeout(() => finish({ kind: 'timeout' }), timeoutMs);
      signal?.addEventListener('abort', onAbort, { once: true });
      worker.ref();
      try {
        worker.postMessage(question, nothingTransferred);
        const outcome = await asked;
        if (outcome.kind !== 'answer') await worker.terminate();
        return outcome;
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        worker.unref();
      }
    },
    async end() {
      alive = false;
      await worker.terminate();
    },
  };
}
