import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isStale } from '../../electron/launch/build.mjs';

/** The built program where it is up to date, as after `npm run build`: it starts four times as fast as its sources. */
const program = fileURLToPath(
  new URL(isStale() ? '../../electron/cli/main.ts' : '../../out/main/cli.js', import.meta.url),
);

/** What a command left behind. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions extends SpawnOptions {
  /** A program with arguments that runs the command instead, such as one that takes rights away. */
  readonly through?: readonly string[];
}

/** Starts the command line as a process of its own. */
export function start(args: readonly string[], { through = [], ...options }: RunOptions = {}): ChildProcess {
  const [file = '', ...rest] = [...through, process.execPath, program, ...args];
  return spawn(file, rest, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
}

/** Waits for the end of a process and gives all that it said. */
export function end(child: ChildProcess): Promise<Ended> {
  const { promise, resolve, reject } = Promise.withResolvers<Ended>();
  let out = '';
  let err = '';
  child.stdout?.on('data', (part: Buffer) => (out += part.toString('utf8')));
  child.stderr?.on('data', (part: Buffer) => (err += part.toString('utf8')));
  child.on('error', reject);
  child.on('close', (code) => resolve({ code, out, err }));
  return promise;
}

/** Runs a command to its end. */
export const claimwright = (args: readonly string[], options: RunOptions = {}): Promise<Ended> =>
  end(start(args, options));

/** Runs a command that must succeed, and gives its result. @throws Error with what it said where it did not */
export async function result(args: readonly string[], options: RunOptions = {}): Promise<string> {
  const { code, out, err } = await claimwright(args, options);
  if (code !== 0) throw new Error(`claimwright ${args.join(' ')}: ${code}: ${err}`);
  return out;
}

/**
 * Every file of a folder with the SHA-256 of its content: what "nothing changed" means. Sidecar locks are left out: they
 * say who had a project open last.
 */
export function state(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('-lock'))
    .map((entry) => `${entry.parentPath}/${entry.name}`);
  return Object.fromEntries(
    names.toSorted().map((name) => [name, createHash('sha256').update(readFileSync(name)).digest('hex')]),
  );
}
