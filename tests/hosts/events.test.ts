import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { serve, type Serving } from '../../electron/server/listen.ts';
import { tinyCore } from './tiny-core.ts';

let core: ReturnType<typeof tinyCore>;
let serving: Serving;
let token = '';
let idle = 0;

beforeEach(async () => {
  core = tinyCore();
  idle = 0;
  serving = await serve({ core, rendererDir: 'nowhere', port: 0, idleSeconds: 0.6, onIdle: () => (idle += 1) });
  token = new URL(serving.url).hash.slice('#token='.length);
});
afterEach(() => serving.close());

interface Attempt {
  readonly path?: string;
  readonly protocol?: string | null;
  readonly origin?: string | null;
  readonly host?: string;
  readonly site?: string;
}

/** Opens a WebSocket as a browser would, but for what is told. Resolves to it, or to the status of the refusal. */
function open({ path = '/events', protocol = `claimwright.${token}`, origin, host, site }: Attempt = {}): Promise<
  WebSocket | number
> {
  const { promise, resolve, reject } = Promise.withResolvers<WebSocket | number>();
  const headers = { ...(host && { host }), ...(site && { 'sec-fetch-site': site }) };
  const from = origin === null ? {} : { origin: origin ?? `http://127.0.0.1:${serving.port}` };
  const socket = new WebSocket(`ws://127.0.0.1:${serving.port}${path}`, protocol ?? [], { ...from, headers });
  socket.on('unexpected-response', (request, response) => {
    resolve(response.statusCode ?? 0);
    request.destroy();
  });
  socket.on('open', () => resolve(socket));
  socket.on('error', reject);
  return promise;
}

async function opened(attempt: Attempt = {}): Promise<WebSocket> {
  const socket = await open(attempt);
  if (typeof socket === 'number') throw new Error(`refused with ${socket}`);
  return socket;
}

const next = (socket: WebSocket): Promise<string> =>
  new Promise((resolve) => socket.once('message', (data: Buffer) => resolve(data.toString('utf8'))));
const closed = (socket: WebSocket): Promise<unknown> => new Promise((resolve) => socket.once('close', resolve));
const pause = (ms: number): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, ms));

describe('the WebSocket for events', () => {
  it('says every event to every window', async () => {
    const windows = await Promise.all([opened(), opened()]);
    expect(windows[0]?.protocol).toBe(`claimwright.${token}`);
    const heard = Promise.all(windows.map(next));
    core.emit({ type: 'session' });
    expect(await heard).toEqual(['{"type":"session"}', '{"type":"session"}']);
  });

  it.each<[string, number, () => Attempt]>([
    ['without a token', 401, () => ({ protocol: null })],
    ['with a wrong token', 401, () => ({ protocol: `claimwright.${'0'.repeat(64)}` })],
    ['with the token in the query', 401, () => ({ path: `/events?token=${token}`, protocol: null })],
    ['with a foreign Origin', 403, () => ({ origin: 'https://evil.example' })],
    ['without an Origin', 403, () => ({ origin: null })],
    ['with a foreign Host', 403, () => ({ host: 'evil.example' })],
    ['from another site', 403, () => ({ site: 'cross-site' })],
    ['at another path', 404, () => ({ path: '/' })],
  ])('is refused %s', async (_, status, attempt) => {
    expect(await open(attempt())).toBe(status);
  });

  it('is ended when a window sends what it has no business to', async () => {
    const socket = await opened();
    socket.on('error', () => {});
    const end = closed(socket);
    socket.send('x'.repeat(100_000));
    await end;
    expect(typeof (await open())).toBe('object');
  });

  it('ends with the host', async () => {
    const socket = await opened();
    const end = closed(socket);
    await serving.close();
    await end;
    await expect(fetch(serving.url)).rejects.toThrow('fetch failed');
  });
});

describe('idleness', () => {
  it('begins when the last window has gone, not before the first, and ends with a reload', async () => {
    await pause(800);
    expect(idle).toBe(0);
    const one = await opened();
    const two = await opened();
    one.close();
    await pause(800);
    expect(idle).toBe(0);
    two.close();
    await closed(two);
    const reloaded = await opened();
    await pause(800);
    expect(idle).toBe(0);
    reloaded.close();
    for (let i = 0; i < 100 && idle === 0; i++) await pause(50);
    expect(idle).toBe(1);
  });
});
