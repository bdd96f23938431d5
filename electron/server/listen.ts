import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Refusal } from '../../shared/api/reply.ts';
import { LOOPBACK } from '../../shared/api/loopback.ts';
import type { Core } from '../core/core.ts';
import { answerCall, type CallHandler } from './api.ts';
import { createEntrance, ENTRANCE_PATH } from './entrance.ts';
import { authority, judgePage } from './guard.ts';
import { hostCalls } from './host.ts';
import { answer, answerText, provenance, rawPath, securityHeaders } from './http.ts';
import { watchIdle } from './idle.ts';
import { serveEvents } from './socket.ts';
import { staticFile } from './static.ts';
import { newToken } from './token.ts';

const ENTRANCE_MS = 60_000;

export interface ServeOptions {
  readonly core: Core;
  /** Folder of the built window. */
  readonly rendererDir: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Seconds after the last window has gone until `onIdle`; without it, never. */
  readonly idleSeconds?: number;
  readonly onIdle?: () => void;
  /** Told of what should not happen. It never gets a token or a text. */
  readonly log?: (line: string) => void;
}

/** A running loopback host. */
export interface Serving {
  /** Where the window is, with this start's token in the fragment. */
  readonly url: string;
  readonly port: number;
  /** A URL that leads there once, within a minute, and holds no token: for a browser's command line. */
  entranceUrl(): string;
  /** Ends every connection. The core stays open: it is the caller's. */
  close(): Promise<void>;
}

/**
 * Serves the window and the contract on 127.0.0.1 to an ordinary browser. Nothing is answered to another Host, Origin or
 * site; no call without this start's token.
 *
 * @throws Refusal `io` where the port cannot be had
 */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { core, rendererDir, log = () => {} } = options;
  const token = newToken();
  const entrance = createEntrance(ENTRANCE_MS);
  const host = hostCalls();
  const call: CallHandler = (name, input) => (name.startsWith('host.') ? host(name, input) : core.call(name, input));
  let port = options.port;
  const windowUrl = (): string => `http://${authority(port)}/#token=${token}`;

  async function page(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const denial = judgePage(provenance(request), port);
    if (denial !== null) return answerText(response, denial.status, denial.message);
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return answerText(response, 405, 'Only GET is answered here.');
    if (path.startsWith(ENTRANCE_PATH)) {
      if (!entrance.redeem(path))
        return answerText(response, 403, 'This way in has been used. Start Claimwright again.');
      response.setHeader('location', windowUrl());
      return answerText(response, 303, 'Claimwright opens.');
    }
    const file = await staticFile(rendererDir, path);
    return file ? answer(response, 200, file.type, file.body) : answerText(response, 404, 'There is nothing here.');
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(securityHeaders(port))) response.setHeader(name, value ?? '');
    const path = rawPath(request);
    if (path === null) return answerText(response, 400, 'The request names no path.');
    if (!path.startsWith(LOOPBACK.callPath)) return page(request, response, path);
    return answerCall(request, response, { name: path.slice(LOOPBACK.callPath.length), port, token, call });
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // A request that its sender broke off ends here too: there is nobody left to answer.
      if (request.destroyed && !request.complete) return;
      log(`a request failed: ${error instanceof Error ? error.message : String(error)}`);
      if (!response.headersSent) answerText(response, 500, 'A fault in the program kept this from being answered.');
      else response.destroy();
    });
  });

  port = await listen(server, options.port);
  server.on('error', (error) => log(`the host's socket failed: ${error.message}`));
  const idle = options.idleSeconds === undefined ? null : watchIdle(options.idleSeconds, options.onIdle ?? (() => {}));
  const sockets = serveEvents(server, { port, token, onCount: (windows) => idle?.windows(windows) });
  const unsubscribe = core.subscribe(sockets.say);

  return {
    url: windowUrl(),
    port,
    entranceUrl: () => `http://${authority(port)}${entrance.issue()}`,
    async close() {
      unsubscribe();
      idle?.stop();
      sockets.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Listens on 127.0.0.1 and nowhere else. */
function listen(server: Server, port: number): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once('error', (error: NodeJS.ErrnoException) => reject(portRefusal(error, port)));
  server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
    const address = server.address();
    resolve(typeof address === 'object' && address !== null ? address.port : port);
  });
  return promise;
}

function portRefusal(error: NodeJS.ErrnoException, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new Refusal(
        'io',
        `Port ${port} is in use by another program. Choose another with --port, or leave it out.`,
      );
    case 'EACCES':
      return new Refusal('io', `Port ${port} may not be used by this account. Choose one above 1023 with --port.`);
    default:
      return error;
  }
}
