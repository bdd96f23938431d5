import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { run } from '../../electron/cli/program.ts';
import { programParts } from '../../electron/core/places.ts';
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

/** Runs a command to its end, as a process of its own. */
export const claimwright = (args: readonly string[], options: RunOptions = {}): Promise<Ended> =>
  end(start(args, options));

/**
 * Runs a command to its end in this process, in a folder: all that `main.ts` starts, without the start of a process, which takes
 * several times as long as most commands. One at a time: the folder is that of the process.
 */
export async function inProcess(args: readonly string[], cwd: string): Promise<Ended> {
  let [out, err] = ['', ''];
  const before = process.cwd();
  process.chdir(cwd);
  try {
    const code = await run(args, {
      parts: programParts(pathToFileURL(program).href),
      out: (text) => (out += text),
      err: (text) => (err += text),
      watched: false,
      interrupt: { during: () => () => undefined },
      exitWith: () => {},
    });
    return { code, out, err };
  } finally {
    process.chdir(before);
  }
}

/** Runs a command that must succeed, as a process of its own, and gives its result. @throws Error with what it said where it did not */
export const result = async (args: readonly string[], options: RunOptions = {}): Promise<string> =>
  resultOf(args, await claimwright(args, options));

/** As {@link result}, in this process. */
export const resultInProcess = async (args: readonly string[], cwd: string): Promise<string> =>
  resultOf(args, await inProcess(args, cwd));

function resultOf(args: readonly string[], { code, out, err }: Ended): string {
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
