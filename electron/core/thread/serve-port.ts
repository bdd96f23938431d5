import type { MessagePort } from 'node:worker_threads';
import { assertNever } from '../../../shared/assert.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import type { Core } from '../core.ts';
import type { FromCore, ToCore } from './protocol.ts';

/**
 * Serves a core over a message port until it is told to close: the thread's half of {@link spawnCore}.
 * A core that refuses to be made is reported as data; any other error is a bug and ends the thread.
 */
export async function servePort(port: MessagePort, make: () => Promise<Core>): Promise<void> {
  const say = (message: FromCore): void => port.postMessage(message);
  const core = await make().catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    const { code, message, details } = error;
    say({ type: 'failed', failure: { ok: false, code, message, ...(details && { details }) } });
    return null;
  });
  if (core === null) return;

  core.subscribe((event) => say({ type: 'event', event }));
  port.on('message', (message: ToCore) => {
    switch (message.type) {
      case 'call': {
        const { id, name, input } = message;
        void core.call(name, input).then((reply) => say({ type: 'reply', id, reply }));
        return;
      }
      case 'close':
        void core.close().then(() => say({ type: 'closed' }));
        return;
      default:
        assertNever(message);
    }
  });
  say({ type: 'ready' });
}
