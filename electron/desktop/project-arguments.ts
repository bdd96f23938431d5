import { resolve } from 'node:path';

/** Ending of a project's file. */
const EXTENSION = '.claimwright';

/**
 * The project files that a command line names, as absolute paths. Chromium adds switches of its own and may reorder
 * everything, so an argument is known by its ending alone.
 *
 * @param folder working directory of whoever gave the arguments.
 */
export function projectsNamedIn(argv: readonly string[], folder: string): string[] {
  return argv
    .filter((argument) => !argument.startsWith('-') && argument.toLowerCase().endsWith(EXTENSION))
    .map((argument) => resolve(folder, argument));
}
