import { Worker } from 'node:worker_threads';
import type { WorkbenchEvent } from '../../../shared/api/events.ts';
import { Refusal, type Failure, type Reply } from '../../../shared/api/reply.ts';
import { assertNever } from '../../../shared/assert.ts';
import type { Core, CoreOptions } from '../core.ts';
import type { FromCore, ToCore } from './protocol.ts';

const failure = (code: Failure['code'], message: string): Failure => ({ ok: false, code, message });

/** For calls that were on their way when the thread died: the commit may or may not have happened. */
const INTERRUPTED = failure(
  'internal',
  'A fault in the program stopped it while this was being done. Everything shown as saved is on disk. ' +
    'Start Claimwright again and look whether this change is there.',
);
const STOPPED = failure(
  'internal',
  'The program has stopped after a fault. Everything shown as saved is on disk. Start Claimwright again.',
);
const CLOSED = failure('cancelled', 'The workbench is closing, so nothing was done.');
const NOT_PLAIN = failure('invalid', 'The input is not plain data, so nothing was done.');

/**
 * Runs a core in a thread of its own, so that no host's main thread ever waits for a disk. Calls are answered in every
 * case: where the thread dies, open calls and all later ones get a failure with the code `internal`, and `onCrash` is told.
 *
 * @param entry the thread's entry, source or built: a path or a `file:` URL
 * @throws Refusal what the core was refused for; Error where the thread could not start
 */
export async function spawnCore(
  options: CoreOptions,
  entry: URL | string,
  onCrash: (error: Error) => void = () => {},
): Promise<Core> {
  const at = typeof entry === 'string' && entry.startsWith('file:') ? new URL(entry) : entry;
  const worker = new Worker(at, { workerData: options, name: 'claimwright-core' });
  const open = new Map<number, (reply: Reply) => void>();
  const listeners = new Set<(event: WorkbenchEvent) => void>();
  const started = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  let last = 0;
  let running = false;
  /** Null while the core answers; then what every further call gets. */
  let over: Failure | null = null;

  const say = (message: ToCore): void => worker.postMessage(message);

  function settleOpen(reply: Failure): void {
    for (const answer of open.values()) answer(reply);
    open.clear();
  }

  function crashed(error: Error): void {
    if (over === STOPPED) return;
    over = STOPPED;
    settleOpen(INTERRUPTED);
    if (running) onCrash(error);
    started.reject(error);
    ended.resolve();
  }

  function heard(message: FromCore): void {
    switch (message.type) {
      case 'ready':
        return started.resolve();
      case 'failed':
        over = STOPPED;
        return started.reject(new Refusal(message.failure.code, message.failure.message, message.failure.details));
      case 'reply':
        open.get(message.id)?.(message.reply);
        open.delete(message.id);
        return undefined;
      case 'event':
        for (const listener of listeners) listener(message.event);
        return undefined;
      case 'closed':
        settleOpen(CLOSED);
        return ended.resolve();
      default:
        return assertNever(message);
    }
  }

  worker.on('message', heard);
  worker.on('messageerror', crashed);
  worker.on('error', (error) => crashed(error instanceof Error ? error : new Error(String(error))));
  worker.on('exit', (code) => {
    if (over === null || open.size > 0) crashed(new Error(`the core's thread ended with code ${code}`));
    ended.resolve();
  });

  try {
    await started.promise;
    running = true;
  } catch (error) {
    await worker.terminate();
    throw error;
  }

  return {
    call(name, input) {
      if (over !== null) return Promise.resolve(over);
      const id = ++last;
      const { promise, resolve } = Promise.withResolvers<Reply>();
      open.set(id, resolve);
      try {
        say({ type: 'call', id, name, input });
      } catch {
        open.delete(id);
        return Promise.resolve(NOT_PLAIN);
      }
      return promise;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async close() {
      if (over === null) {
        over = CLOSED;
        say({ type: 'close' });
      }
      await ended.promise;
      await worker.terminate();
    },
  };
}
