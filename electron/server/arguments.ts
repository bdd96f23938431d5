import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What the loopback host was started with. */
export interface ServerArguments {
  readonly port: number;
  /** Project to open, absolute. Null: none; the window then opens the sample. */
  readonly project: string | null;
  readonly open: boolean;
  /** Seconds; null: stay whatever happens. */
  readonly idle: number | null;
}

export const USAGE = `Usage: server [--port N] [--project FILE] [--open] [--idle SECONDS]

Serves the workbench to a browser on this machine. The first line of the output is its address.

  --port N        port on 127.0.0.1 (any that is free)
  --project FILE  opens this project
  --open          opens a browser where there is a screen
  --idle SECONDS  ends when the last window has been gone for so long (never)

Environment:
  CLAIMWRIGHT_DATA    folder for preferences and the list of recent projects
  CLAIMWRIGHT_FOLDER  folder for new projects and exports
`;

/**
 * Reads the arguments. `help`: only the usage is wanted. Relative paths count from `cwd`.
 *
 * @returns the arguments, or a sentence on what is wrong with them
 */
export function readArguments(
  argv: readonly string[],
  cwd: string,
): ServerArguments | 'help' | { readonly wrong: string } {
  const options = {
    port: { type: 'string' },
    project: { type: 'string' },
    open: { type: 'boolean' },
    idle: { type: 'string' },
    help: { type: 'boolean' },
  } as const;
  try {
    const { values } = parseArgs({ args: [...argv], options, strict: true });
    if (values.help) return 'help';
    const port = wholeNumber(values.port ?? '0', 65_535);
    const idle = values.idle === undefined ? null : wholeNumber(values.idle, 86_400);
    if (port === null) return { wrong: `--port takes a number from 0 to 65535, not "${values.port}"` };
    if (values.idle !== undefined && idle === null) return { wrong: `--idle takes seconds, not "${values.idle}"` };
    return {
      port,
      project: values.project === undefined ? null : resolve(cwd, values.project),
      open: values.open ?? false,
      idle,
    };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { wrong: error.message };
  }
}

/** The number that a text is, if it is a whole one from 0 to `max`. */
function wholeNumber(text: string, max: number): number | null {
  const value = Number(text);
  return /^\d{1,6}$/.test(text) && value <= max ? value : null;
}
