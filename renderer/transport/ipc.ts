import type { Reply } from '../../shared/api/reply.ts';
import type { HostEvent, Transport } from '../../shared/api/transport.ts';

/** What the desktop's preload puts into the window. */
export interface DesktopBridge {
  call(name: string, input: unknown): Promise<Reply>;
  subscribe(listener: (event: HostEvent) => void): () => void;
  /** The path of a file that was dropped on the window, which a page cannot learn by itself. */
  pathOf(file: File): string;
}

declare global {
  interface Window {
    readonly claimwright?: DesktopBridge;
  }
}

/** A transport over Electron's IPC, as the preload offers it. */
export function createIpcTransport(bridge: DesktopBridge): Transport {
  return {
    call: (name, input) => bridge.call(name, input),
    subscribe: (listener) => bridge.subscribe(listener),
  };
}
