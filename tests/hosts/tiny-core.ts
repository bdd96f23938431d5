import type { WorkbenchEvent } from '../../shared/api/events.ts';
import type { Reply } from '../../shared/api/reply.ts';
import type { Core } from '../../electron/core/core.ts';

/** A core without storage: answers `test.echo`, says an event on `test.say`, throws outside every call on `test.crash`. */
export function tinyCore(): Core & {
  readonly calls: string[];
  emit(event: WorkbenchEvent): void;
  readonly closed: boolean;
} {
  const listeners = new Set<(event: WorkbenchEvent) => void>();
  const calls: string[] = [];
  let closed = false;
  const emit = (event: WorkbenchEvent): void => listeners.forEach((listener) => listener(event));
  function answer(name: string, input: unknown): Reply | Promise<Reply> {
    switch (name) {
      case 'test.echo':
        return { ok: true, value: input };
      case 'test.say':
        emit({ type: 'session' });
        return { ok: true, value: {} };
      case 'test.crash':
        setImmediate(() => {
          throw new Error('planted');
        });
        return new Promise(() => {});
      case 'test.exit':
        return process.exit(3);
      case 'test.never':
        return new Promise(() => {});
      default:
        return { ok: false, code: 'unknown_procedure', message: `There is no procedure "${name}".` };
    }
  }
  return {
    calls,
    emit,
    get closed() {
      return closed;
    },
    call(name, input) {
      calls.push(name);
      return Promise.resolve(answer(name, input));
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closed = true;
      return Promise.resolve();
    },
  };
}
