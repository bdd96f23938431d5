import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, posix, win32 } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { CoreOptions } from './core.ts';

/** The machine's facts that decide where things are kept. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
}

/** Where the program's own parts are: the same questions for a run from source and from the built output. */
export interface ProgramParts {
  /** Folder of `package.json`. */
  readonly root: string;
  readonly version: string;
  readonly seedsDir: string;
  /** The built window. It exists only after a build. */
  readonly rendererDir: string;
  /** URLs of the other entries, built or source like the asking one. */
  readonly coreThread: string;
  readonly parseThread: string;
  readonly server: string;
}

/** This machine, as the process sees it. */
export function thisMachine(env: NodeJS.ProcessEnv = process.env): Machine {
  return { platform: process.platform, home: homedir(), env, exists: existsSync };
}

/**
 * Folder for preferences, recent projects and window state. `CLAIMWRIGHT_DATA` overrides it; else it is the platform's own
 * place for a program's data (XDG Base Directory on Linux, where a relative value is to be ignored).
 */
export function dataDirOf({ platform, home, env }: Machine): string {
  const { join } = platform === 'win32' ? win32 : posix;
  if (env['CLAIMWRIGHT_DATA']) return env['CLAIMWRIGHT_DATA'];
  switch (platform) {
    case 'win32':
      return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), 'Claimwright');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Claimwright');
    default: {
      const xdg = env['XDG_DATA_HOME'];
      return join(xdg && isAbsolute(xdg) ? xdg : join(home, '.local', 'share'), 'claimwright');
    }
  }
}

/** Folder for new projects and exports: `CLAIMWRIGHT_FOLDER`, else `Claimwright` in the documents, else in the home folder. */
export function folderOf({ platform, home, env, exists }: Machine): string {
  const { join } = platform === 'win32' ? win32 : posix;
  if (env['CLAIMWRIGHT_FOLDER']) return env['CLAIMWRIGHT_FOLDER'];
  const documents = join(home, 'Documents');
  return join(exists(documents) ? documents : home, 'Claimwright');
}

/**
 * The program's parts as seen from an entry's own `import.meta.url`. Every entry lies two folders under the root, built
 * (`out/main/x.js`) as well as in source (`electron/x/main.ts`).
 *
 * @throws Error where `package.json` is not there or has no version: a broken installation.
 */
export function programParts(entry: string): ProgramParts {
  const url = (built: string, source: string): string => new URL(entry.endsWith('.ts') ? source : built, entry).href;
  const root = fileURLToPath(new URL('../../', entry));
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
  return {
    root,
    version,
    seedsDir: join(root, 'seeds'),
    rendererDir: join(root, 'out', 'renderer'),
    coreThread: url('./core-thread.js', '../core/thread/entry.ts'),
    parseThread: url('./parse-thread.js', '../core/parse/entry.ts'),
    server: url('./server.js', '../server/main.ts'),
  };
}

/** What a core needs to know, on this machine, for the program's parts. */
export function coreOptions(parts: ProgramParts, machine: Machine): CoreOptions {
  return {
    dataDir: dataDirOf(machine),
    folder: folderOf(machine),
    seedsDir: parts.seedsDir,
    version: parts.version,
    parseThread: parts.parseThread,
    backsUp: true,
  };
}
