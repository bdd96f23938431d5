import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { log, notEmulated } from './loud.ts';

/** Answers a request for a custom scheme, as `protocol.handle` takes it. */
export type SchemeHandler = (request: Request) => Response | Promise<Response>;

/** Chromium takes names under `localhost` for secure origins, as Electron takes a scheme registered as secure. */
const SUFFIX = '.standin.localhost';

/** Custom schemes, each host of which stands in Chromium as `http://HOST.SCHEME.standin.localhost`. */
export interface Schemes {
  register(scheme: string): void;
  isRegistered(scheme: string): boolean;
  /** Sets or removes (undefined) a scheme's handler. */
  setHandler(scheme: string, handler: SchemeHandler | undefined): void;
  handlerOf(scheme: string): SchemeHandler | undefined;
  /** The URL that Chromium loads for one of the program's. Others stay as they are. */
  outward(url: string): string;
  /** The program's URL for one of Chromium's. Others stay as they are. */
  inward(url: string): string;
  /** Starts the loopback server; answers the resolver rule that leads to it. */
  listen(): Promise<string>;
}

/** Makes the table of custom schemes and the loopback server behind them. */
export function createSchemes(): Schemes {
  const handlers = new Map<string, SchemeHandler | undefined>();
  const server = createServer((request, response) => {
    answer(handlers, request, response).catch((error: unknown) => {
      log('the protocol handler failed:', error instanceof Error ? error.stack : error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });

  return {
    register: (scheme) => void handlers.set(scheme, undefined),
    isRegistered: (scheme) => handlers.has(scheme),
    setHandler: (scheme, handler) => void handlers.set(scheme, handler),
    handlerOf: (scheme) => handlers.get(scheme),
    outward(url) {
      const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
      return handlers.has(scheme) ? `http://${host}.${scheme}${SUFFIX}${rest || '/'}` : url;
    },
    inward: (url) => url.replace(/^http:\/\/([^/?#]*)\.([a-z0-9+-]+)\.standin\.localhost(?=[/?#]|$)/, '$2://$1'),
    async listen() {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { port } = server.address() as AddressInfo;
      return `MAP *${SUFFIX} 127.0.0.1:${port}`;
    },
  };
}

/** Hands one request on, without its body: the program's files take none. */
async function answer(
  handlers: ReadonlyMap<string, SchemeHandler | undefined>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, host = '', scheme = ''] = /^(.*)\.([^.]+)\.standin\.localhost$/.exec(request.headers.host ?? '') ?? [];
  const handler = handlers.get(scheme);
  if (!handler) {
    response.writeHead(502).end();
    return;
  }
  const { method = 'GET' } = request;
  const reply = await handler(new Request(`${scheme}://${host}${request.url}`, { method }));
  const policy = reply.headers.get('content-security-policy') ?? '';
  if (policy.includes(`${scheme}:`)) throw new Error(notEmulated(`a content policy that names ${scheme}:`));
  response.writeHead(reply.status, Object.fromEntries(reply.headers));
  if (reply.body) Readable.fromWeb(reply.body as ReadableStream).pipe(response);
  else response.end();
}
