import type { Transport } from '../../shared/api/transport.ts';
import { createHttpTransport, takeToken } from './http.ts';
import { createIpcTransport } from './ipc.ts';

/** A transport, and the path of a dropped file where the host can tell it. */
export interface Connection {
  readonly transport: Transport;
  readonly pathOf: ((file: File) => string) | null;
}

/** The connection to whatever host this window runs in: the only place that tells hosts apart. */
export function chooseConnection(): Connection {
  const bridge = window.claimwright;
  if (bridge !== undefined) {
    return { transport: createIpcTransport(bridge), pathOf: (file) => bridge.pathOf(file) };
  }
  return { transport: createHttpTransport(takeToken()), pathOf: null };
}
