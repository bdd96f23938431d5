import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

/** A start of the stand-in, as its arguments say it. */
export interface CommandLine {
  /** `-r FILE`: modules that a driver wants loaded first. */
  readonly preloads: readonly string[];
  readonly switches: ReadonlyMap<string, string>;
  /** The program: its folder, name, version and main module. */
  readonly program: Program;
  /** Everything as given. */
  readonly rest: readonly string[];
}

export interface Program {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly main: string;
}

const packageSchema = z.object({ name: z.string(), version: z.string(), main: z.string() });

/** Reads Electron's arguments: switches, `-r FILE`, then the program's folder (only a folder with a `package.json`). */
export function readCommandLine(rest: readonly string[]): CommandLine {
  const preloads: string[] = [];
  const switches = new Map<string, string>();
  let folder: string | undefined;
  for (let i = 0; i < rest.length; i++) {
    const argument = rest[i] ?? '';
    if (argument === '-r' || argument === '--require') preloads.push(rest[++i] ?? '');
    else if (argument.startsWith('--')) {
      const [name = '', ...value] = argument.slice(2).split('=');
      switches.set(name, value.join('='));
    } else folder ??= resolve(argument);
  }
  return { preloads, switches, program: readProgram(folder ?? resolve('.')), rest };
}

function readProgram(folder: string): Program {
  const { name, version, main } = packageSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  return { folder, name, version, main: join(folder, main) };
}
