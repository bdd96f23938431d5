import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Serving } from '../../electron/server/listen.ts';
import { send, sendBytes } from './raw-http.ts';
import { tinyCore } from './tiny-core.ts';

const folder = mkdtempSync(join(tmpdir(), 'claimwright-hosts-'));
const rendererDir = join(folder, 'renderer');
const core = tinyCore();
const logged: string[] = [];
let serving: Serving;
let port = 0;
let token = '';
let own: Record<string, string> = {};

beforeAll(async () => {
  mkdirSync(join(rendererDir, 'assets'), { recursive: true });
  mkdirSync(join(folder, 'renderer-secret'));
  writeFileSync(join(rendererDir, 'index.html'), '<!doctype html><title>Claimwright</title>');
  writeFileSync(join(rendererDir, 'assets', 'main.js'), 'export {};');
  writeFileSync(join(rendererDir, 'notes.sqlite'), 'not for the window');
  writeFileSync(join(folder, 'renderer-secret', 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(rendererDir, 'link.txt'));
  symlinkSync(join(folder, 'renderer-secret', 'secret.txt'), join(rendererDir, 'sibling.txt'));
  serving = await serve({ core, rendererDir, port: 0, log: (line) => logged.push(line) });
  ({ port } = serving);
  token = new URL(serving.url).hash.slice('#token='.length);
  own = { 'content-type': 'application/json', 'x-claimwright-token': token, origin: `http://127.0.0.1:${port}` };
});
afterAll(async () => {
  await serving.close();
  rmSync(folder, { recursive: true });
});

const call = (name: string, headers: Record<string, string>, body: string | Buffer = '{}', method = 'POST') =>
  send(port, `/api/${name}`, { method, headers, body });

describe('calls', () => {
  it('reach the core with the token of this start, and only then', async () => {
    const { status, body } = await call('test.echo', own, '{"text":"한국 👩‍👩‍👧"}');
    expect([status, JSON.parse(body)]).toEqual([200, { ok: true, value: { text: '한국 👩‍👩‍👧' } }]);
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    const { origin: _, ...withoutOrigin } = own;
    expect((await call('test.echo', withoutOrigin)).status).toBe(200);
  });

  const without = (name: string) => Object.fromEntries(Object.entries(own).filter(([key]) => key !== name));
  it.each<[string, number, () => Record<string, string>]>([
    ['no token', 401, () => without('x-claimwright-token')],
    ['a wrong token', 401, () => ({ ...own, 'x-claimwright-token': '0'.repeat(64) })],
    [
      'a token that is the beginning of the right one',
      401,
      () => ({ ...own, 'x-claimwright-token': token.slice(0, 63) }),
    ],
    ['a token in another case', 401, () => ({ ...own, 'x-claimwright-token': `${token.slice(0, 63)}Z` })],
    ['a foreign Host', 421, () => ({ ...own, host: 'evil.example' })],
    ['a Host that begins with ours', 421, () => ({ ...own, host: `127.0.0.1:${port}.evil.example` })],
    ['a Host on another port', 421, () => ({ ...own, host: '127.0.0.1:1' })],
    ['a Host by name', 421, () => ({ ...own, host: `localhost:${port}` })],
    ['a foreign Origin', 403, () => ({ ...own, origin: 'https://evil.example' })],
    ['an Origin that begins with ours', 403, () => ({ ...own, origin: `http://127.0.0.1:${port}.evil.example` })],
    ['the Origin "null"', 403, () => ({ ...own, origin: 'null' })],
    ['a cross-site fetch', 403, () => ({ ...own, 'sec-fetch-site': 'cross-site' })],
    ['a same-site fetch', 403, () => ({ ...own, 'sec-fetch-site': 'same-site' })],
    ['an address bar', 403, () => ({ ...own, 'sec-fetch-site': 'none' })],
    ['a form', 415, () => ({ ...own, 'content-type': 'application/x-www-form-urlencoded' })],
    ['plain text', 415, () => ({ ...own, 'content-type': 'text/plain' })],
    ['no content type', 415, () => without('content-type')],
    ['a type that begins like JSON', 415, () => ({ ...own, 'content-type': 'application/jsonp' })],
    ['compressed JSON', 415, () => ({ ...own, 'content-encoding': 'gzip' })],
  ])('are refused with %s (%i)', async (_, status, headers) => {
    const before = core.calls.length;
    const answer = await call('test.echo', headers());
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, code: 'invalid' });
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    expect(core.calls.length).toBe(before);
  });

  it.each<[string, number, string | Buffer]>([
    ['nothing', 400, ''],
    ['broken JSON', 400, '{"a":'],
    ['bytes that are not UTF-8', 400, Buffer.from([0x22, 0xff, 0x22])],
    ['a byte order mark', 400, Buffer.from('\u{feff}{}')],
    ['a "__proto__" field', 400, '{"a":{"__proto__":{"admin":true}}}'],
    ['a "__proto__" field written with an escape', 400, String.raw`{"\u005f_proto__":1}`],
    ['65 levels', 400, '['.repeat(65) + ']'.repeat(65)],
    ['100,000 levels', 400, '['.repeat(100_000) + ']'.repeat(100_000)],
    ['64 levels', 200, '['.repeat(64) + ']'.repeat(64)],
  ])('carrying %s are answered with %i', async (_, status, body) => {
    expect((await call('test.echo', own, body)).status).toBe(status);
  });

  it('are refused over 64 MB, said or found on the way', async () => {
    const large = Buffer.alloc(64 * 1024 * 1024 + 1, ' ');
    expect((await call('test.echo', own, large)).status).toBe(413);
    const chunked = await call('test.echo', { ...own, 'transfer-encoding': 'chunked' }, large);
    expect(chunked.status).toBe(413);
  });

  it('that do not exist or have another method are answered as data', async () => {
    const unknown = await call('nothing.here', own);
    expect([unknown.status, JSON.parse(unknown.body)]).toMatchObject([200, { ok: false, code: 'unknown_procedure' }]);
    expect((await call('..%2fsecret.txt', own)).status).toBe(404);
    expect((await call('toString', own)).status).toBe(404);
    expect((await call('test.echo', own, '', 'GET')).status).toBe(405);
    expect((await call('test.echo', own, '', 'OPTIONS')).headers).not.toHaveProperty('access-control-allow-methods');
  });

  it('of the host say what a browser has, and refuse the rest', async () => {
    const info = JSON.parse((await call('host.read', own)).body);
    expect(info).toMatchObject({ ok: true, value: { kind: 'browser' } });
    const dialog = JSON.parse((await call('host.openFiles', own, '{"folder":false}')).body);
    expect(dialog).toMatchObject({ ok: false, code: 'unknown_procedure' });
  });
});

describe('the window', () => {
  it('comes with a policy that allows its own files and nothing inline', async () => {
    const { status, headers, body } = await send(port, '/');
    expect(status).toBe(200);
    expect(body).toContain('<title>Claimwright</title>');
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/unsafe|\*|data:|blob:/);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });

  it('gets its scripts with their type, by GET and HEAD only', async () => {
    expect(await send(port, '/assets/main.js')).toMatchObject({ status: 200, body: 'export {};' });
    expect(await send(port, '/assets/main.js', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
    expect((await send(port, '/', { method: 'POST' })).status).toBe(405);
  });

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%252e%252e/secret.txt',
    '/..%c0%afsecret.txt',
    '/../renderer-secret/secret.txt',
    '/-secret/secret.txt',
    '//secret.txt',
    '/assets/main.js%00.txt',
    '/link.txt',
    '/sibling.txt',
    '/notes.sqlite',
    '/assets',
    '/assets/',
    '/missing.js',
    '/%',
    `/${'a'.repeat(5000)}.js`,
  ])('cannot name a file outside or of no known type: %s', async (path) => {
    const { status, body } = await send(port, path);
    expect([status, body.includes('secret')]).toEqual([404, false]);
  });

  it.each<[string, number, Record<string, string>]>([
    ['a foreign Host', 421, { host: 'evil.example' }],
    ['a foreign Origin', 403, { origin: 'https://evil.example' }],
    ['a link on another site', 403, { 'sec-fetch-site': 'cross-site' }],
  ])('is not shown to %s', async (_, status, headers) => {
    expect((await send(port, '/', { headers })).status).toBe(status);
  });

  it('is reached by an entrance once, which holds no token', async () => {
    const entrance = new URL(serving.entranceUrl());
    expect(entrance.href).not.toContain(token);
    const foreign = await send(port, entrance.pathname, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect([foreign.status, foreign.headers['location']]).toEqual([403, undefined]);
    const first = await send(port, entrance.pathname);
    expect([first.status, first.headers['location']]).toEqual([303, serving.url]);
    expect((await send(port, entrance.pathname)).status).toBe(403);
    expect((await send(port, '/enter/')).status).toBe(403);
  });
});

describe('the socket', () => {
  it('answers nonsense and foreign request lines without falling over', async () => {
    expect(await sendBytes(port, 'nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    expect(await sendBytes(port, 'GET / HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
    const absolute = `GET http://evil.example/ HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`;
    expect(await sendBytes(port, absolute)).toMatch(/^HTTP\/1\.1 400 /);
    expect((await send(port, '/')).status).toBe(200);
  });

  it('listens on 127.0.0.1 and on no other address of the machine', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ address, family }) => family === 'IPv4' && address !== '127.0.0.1')
      .map(({ address }) => address);
    for (const address of [...others, '127.0.0.2', '::1']) {
      await expect(fetch(`http://${address.includes(':') ? `[${address}]` : address}:${port}/`)).rejects.toThrow(
        'fetch failed',
      );
    }
  });

  it('refuses a port that is in use with a sentence', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const address = taken.address();
    const used = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(serve({ core, rendererDir, port: used })).rejects.toMatchObject({
      name: 'Refusal',
      message: `Port ${used} is in use by another program. Choose another with --port, or leave it out.`,
    });
    taken.close();
  });

  it('logs nothing of all this', () => {
    expect(logged).toEqual([]);
  });
});
