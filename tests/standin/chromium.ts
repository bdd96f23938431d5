import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, mkdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable, Writable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { type Cdp, connect } from './cdp.ts';
import { log } from './loud.ts';

/** A running browser. */
export interface Chromium {
  readonly cdp: Cdp;
  /** Address for a driver, as Electron prints it. */
  readonly address: string;
  readonly gone: Promise<unknown>;
  close(): Promise<void>;
}

export interface ChromiumOptions {
  /** Folder of the profile: the program's own, so that storage outlives a restart. */
  readonly profile: string;
  /** Switches that the program appended before it was ready. */
  readonly switches: ReadonlyMap<string, string>;
}

const EXECUTABLE = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const AS_ROOT = process.getuid?.() === 0;

/**
 * Starts Chromium without a window. It is spoken to over a pipe, whose end makes it end too: killing the stand-in leaves
 * nothing behind.
 */
export async function startChromium({ profile, switches }: ChromiumOptions): Promise<Chromium> {
  mkdirSync(profile, { recursive: true });
  await released(profile);
  const child = spawn(
    EXECUTABLE,
    [
      '--headless=new',
      '--remote-debugging-pipe',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      '--no-startup-window',
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-dev-shm-usage',
      '--disable-extensions',
      '--password-store=basic',
      '--force-color-profile=srgb',
      ...(AS_ROOT ? ['--no-sandbox'] : []),
      ...[...switches].map(([name, value]) => (value === '' ? `--${name}` : `--${name}=${value}`)),
    ],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'] },
  );
  const gone = once(child, 'exit');
  const [, , , toBrowser, fromBrowser] = child.stdio;
  if (!(toBrowser instanceof Writable) || !(fromBrowser instanceof Readable)) throw new Error('expected two pipes');
  const cdp = connect(toBrowser, fromBrowser);
  const address = await addressOf(child);

  async function close(): Promise<void> {
    void cdp.send('Browser.close').catch(() => {});
    await Promise.race([gone, delay(2000)]);
    child.kill('SIGKILL');
    await gone;
  }
  return { cdp, address, gone, close };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    if (!child.stderr) throw new Error('expected a piped standard error');
    createInterface({ input: child.stderr }).on('line', (line) => {
      const address = /^DevTools listening on (ws:.*)$/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
      else if (process.env['STANDIN_DEBUG']) log('chromium:', line);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Chromium ended with ${code} before it could be spoken to`)));
  });
}

/** Waits until a Chromium that was orphaned a moment ago (its stand-in was killed) has let go of the profile. */
async function released(profile: string): Promise<void> {
  const lock = join(profile, 'SingletonLock');
  for (let i = 0; i < 100; i++) {
    if (!lstatSync(lock, { throwIfNoEntry: false })) return;
    const pid = Number(readlinkSync(lock).split('-').at(-1));
    if (!isAlive(pid)) return;
    await delay(50);
  }
}

/** Whether a process of this machine runs. */
export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
