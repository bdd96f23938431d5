import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';

// Whole processes, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const main = fileURLToPath(new URL('../../electron/server/main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'claimwright-server-'));
const env = {
  PATH: '/nowhere',
  HOME: folder,
  CLAIMWRIGHT_DATA: join(folder, 'data'),
  CLAIMWRIGHT_FOLDER: join(folder, 'projects'),
};

interface Server {
  readonly child: ChildProcess;
  readonly said: { out: string; err: string };
  readonly ended: Promise<number | null>;
}

let running: Server | null = null;

/** Starts the server from its sources, and waits until it has said its address or ended. */
async function start(
  args: readonly string[] = [],
  more: NodeJS.ProcessEnv = {},
): Promise<Server & { url: URL | null }> {
  const child = spawn(process.execPath, [main, ...args], { env: { ...env, ...more } });
  const said = { out: '', err: '' };
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const spoke = new Promise<void>((resolve) => {
    child.stdout.on('data', (part: Buffer) => {
      said.out += part.toString();
      if (said.out.includes('\n')) resolve();
    });
  });
  child.stderr.on('data', (part: Buffer) => (said.err += part.toString()));
  running = { child, said, ended };
  await Promise.race([spoke, ended]);
  const [first = ''] = said.out.split('\n');
  return { ...running, url: first.startsWith('http') ? new URL(first) : null };
}

afterEach(async () => {
  running?.child.kill('SIGKILL');
  await running?.ended;
  running = null;
});
afterAll(() => rmSync(folder, { recursive: true }));

const token = (url: URL | null): string => url?.hash.slice('#token='.length) ?? '';

async function call(url: URL | null, name: string, input: unknown): Promise<unknown> {
  const headers = { 'content-type': 'application/json', 'x-claimwright-token': token(url) };
  const response = await fetch(new URL(`/api/${name}`, url ?? undefined), {
    method: 'POST',
    headers,
    body: JSON.stringify(input),
  });
  return response.json();
}

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 100 && !condition(); i++) await new Promise((resolve) => setTimeout(resolve, 50));
  expect(condition()).toBe(true);
}

describe('the server', () => {
  it('says its address on the first line, serves the core, and ends with 0 at SIGTERM', async () => {
    const { url, child, ended, said } = await start();
    expect(said.out).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[0-9a-f]{64}\n$/);
    expect(await call(url, 'project.sample', {})).toMatchObject({ ok: true, value: { sample: true, readOnly: false } });
    expect(await call(url, 'documents.list', {})).toMatchObject({ ok: true, value: { documents: { length: 5 } } });
    const socket = new WebSocket(`ws://${url?.host}/events`, `claimwright.${token(url)}`, {
      origin: `http://${url?.host}`,
    });
    await new Promise((resolve) => socket.once('open', resolve));
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect([said.err, said.out.split(token(url)).length]).toEqual(['', 2]);
  });

  it('opens a project that it is told of, and ends with 1 where that is none', async () => {
    const first = await start();
    await call(first.url, 'project.create', { name: 'One', path: join(folder, 'one.claimwright') });
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    const second = await start(['--project', join(folder, 'one.claimwright')]);
    expect(await call(second.url, 'session.read', {})).toMatchObject({ value: { project: { name: 'One' } } });
    second.child.kill('SIGTERM');
    await second.ended;
    const third = await start(['--project', join(folder, 'gone.claimwright')]);
    expect([await third.ended, third.said.out]).toEqual([1, '']);
    expect(third.said.err).toBe(
      `error: There is no file ${join(folder, 'gone.claimwright')}. It may have been moved or renamed.\n`,
    );
  });

  it('ends with 1 and a sentence where its port is in use, and with 2 where its arguments are wrong', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const first = await start(['--port', port]);
    taken.close();
    expect([await first.ended, first.said.err.split('\n').length]).toEqual([1, 2]);
    expect(first.said.err).toContain(`error: Port ${port} is in use`);
    const second = await start(['--port', '70000']);
    expect([await second.ended, second.said.out]).toEqual([2, '']);
    expect(second.said.err).toMatch(/^error: --port takes a number from 0 to 65535, not "70000"\n\nUsage: /);
  });

  it('ends by itself after its last window', async () => {
    const { url, ended } = await start(['--idle', '1']);
    const socket = new WebSocket(`ws://${url?.host}/events`, `claimwright.${token(url)}`, {
      origin: `http://${url?.host}`,
    });
    await new Promise((resolve) => socket.once('open', resolve));
    socket.close();
    expect(await ended).toBe(0);
  });
});

describe('the browser that it opens', () => {
  const bin = join(folder, 'bin');
  const seen = join(folder, 'seen');
  function putBrowser(name: string): void {
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, name), `#!/bin/sh\nprintf '%s\\n' "$@" > ${seen}.part && mv ${seen}.part ${seen}\n`);
    chmodSync(join(bin, name), 0o755);
  }
  afterEach(() => {
    rmSync(bin, { recursive: true, force: true });
    rmSync(seen, { force: true });
  });
  const path = { PATH: `${bin}:/usr/bin:/bin`, DISPLAY: ':99' };

  it('is a Chromium with a profile of its own, whose arguments give the token to nobody', async () => {
    putBrowser('chromium');
    const { url, said } = await start(['--open'], path);
    await until(() => existsSync(seen) && said.err !== '');
    const args = readFileSync(seen, 'utf8').trimEnd().split('\n');
    expect(said.err).toBe('claimwright: opened in a window of Chromium. Ctrl+C ends it.\n');
    expect(args).toContain(`--user-data-dir=${join(folder, 'data', 'browser')}`);
    expect(args).toContain('--disable-background-networking');
    expect(args.includes('--no-sandbox')).toBe(process.getuid?.() === 0);
    expect(args.join(' ')).not.toContain(token(url));
    const entrance = args.find((arg) => arg.startsWith('--app='))?.slice('--app='.length) ?? '';
    const answer = await fetch(entrance, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, url?.href]);
  });

  it('is no browser at all where there is no screen', async () => {
    putBrowser('chromium');
    const { said } = await start(['--open'], { ...path, DISPLAY: '' });
    await until(() => said.err !== '');
    expect(said.err).toBe('claimwright: open the address above in a browser on this machine. Ctrl+C ends it.\n');
    expect(existsSync(seen)).toBe(false);
  });
});
