import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { WorkbenchEvent } from '../../shared/api/events.ts';
import { LOOPBACK } from '../../shared/api/loopback.ts';
import { judgeSocket } from './guard.ts';
import { provenance, rawPath } from './http.ts';

const HEARTBEAT_MS = 15_000;
/** A window that reads no faster than this much behind is let go: it connects again and asks for what it missed. */
const MAX_WAITING_BYTES = 16 * 1024 * 1024;

/** The windows that listen. */
export interface EventSockets {
  /** Says an event to every window. */
  say(event: WorkbenchEvent): void;
  /** Ends every connection. */
  close(): void;
}

/** Refuses an upgrade before any WebSocket exists. The status says enough: a browser shows a page nothing of it. */
function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/**
 * Serves the one WebSocket for events. Host, Origin and token are checked before the upgrade; a window that does not answer
 * a ping until the next one is gone. `onCount` is told how many windows listen, after each change.
 */
export function serveEvents(
  server: Server,
  { port, token, onCount }: { port: number; token: string; onCount: (windows: number) => void },
): EventSockets {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024, perMessageDeflate: false });
  const answered = new WeakSet<WebSocket>();

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    if (rawPath(request) !== LOOPBACK.eventsPath) return refuse(socket, '404 Not Found');
    const denial = judgeSocket(provenance(request), request.headers['sec-websocket-protocol'], port, token);
    if (denial !== null) return refuse(socket, denial.status === 401 ? '401 Unauthorized' : '403 Forbidden');
    return sockets.handleUpgrade(request, socket, head, (window) => sockets.emit('connection', window));
  });

  sockets.on('connection', (window: WebSocket) => {
    answered.add(window);
    window.on('pong', () => answered.add(window));
    window.on('error', () => window.terminate());
    window.on('close', () => onCount(sockets.clients.size));
    onCount(sockets.clients.size);
  });

  const heartbeat = setInterval(() => {
    for (const window of sockets.clients) {
      if (!answered.delete(window)) window.terminate();
      else window.ping();
    }
  }, HEARTBEAT_MS);

  return {
    say(event) {
      if (sockets.clients.size === 0) return;
      const text = JSON.stringify(event);
      for (const window of sockets.clients) {
        if (window.bufferedAmount > MAX_WAITING_BYTES) window.terminate();
        else window.send(text);
      }
    },
    close() {
      clearInterval(heartbeat);
      for (const window of sockets.clients) {
        window.close(1001);
        window.terminate();
      }
      sockets.close();
    },
  };
}
