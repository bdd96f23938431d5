import type { WindowBridge } from '../../shared/api/bridge.ts';
import type { Reply } from '../../shared/api/reply.ts';
import type { Transport } from '../../shared/api/transport.ts';
import { readHostEvent } from './host-event.ts';

declare global {
  interface Window {
    readonly claimwright?: WindowBridge;
  }
}

/** A transport over Electron's IPC, as the preload offers it. */
export function createIpcTransport(bridge: WindowBridge): Transport {
  return {
    // The client parses it.
    call: async (name, input) => (await bridge.call(name, input)) as Reply,
    subscribe: (listener) =>
      bridge.subscribe((data) => {
        const event = readHostEvent(data);
        if (event !== null) listener(event);
      }),
  };
}
