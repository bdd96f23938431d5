import type { WorkbenchEvent } from './events.ts';
import type { Reply } from './reply.ts';

/** All that a window knows of its host: two functions. Everything that crosses them is plain data. */
export interface Transport {
  /** Sends one call. Resolves to a reply in every case that the other side can tell of; rejects only where it is gone. */
  call(name: string, input: unknown): Promise<Reply>;
  /** Listens to events and, in a desktop window, to menu commands. Returns the end of it. */
  subscribe(listener: (event: HostEvent) => void): () => void;
}

/** An event of the core, a command chosen in a native menu, or the connection's own state. */
export type HostEvent =
  | WorkbenchEvent
  | { readonly type: 'command'; readonly command: string }
  | { readonly type: 'connection'; readonly up: boolean };
