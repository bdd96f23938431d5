import { resolve, sep } from 'node:path';
import type { Refusal } from '../../shared/api/reply.ts';
import { oneLine } from './output.ts';

/**
 * The one line that a refusal is on standard error: `error: FILE:LINE: what, and what to do`. The file is written as the
 * command line has it. Where the message says the place too, in whichever form, it is said once.
 *
 * @param argv the command line, to find the file as it was typed
 * @param subject the file that the command is about, for refusals that name none
 */
export function errorLine(refusal: Refusal, argv: readonly string[] = [], subject?: string): string {
  const { message, details } = refusal;
  const named = typeof details?.['file'] === 'string' ? details['file'] : subject;
  const what = oneLine(message);
  if (named === undefined) return `error: ${what}\n`;
  const typed = argv.find((word) => resolve(word) === resolve(named) || word.endsWith(sep + named)) ?? named;
  const told = withoutPlace(what, [typed, ...tails(resolve(typed))]);
  const line = told.line ?? (typeof details?.['line'] === 'number' ? details['line'] : null);
  return `error: ${oneLine(typed)}${line === null ? '' : `:${line}`}: ${told.what}\n`;
}

/** A path and every shorter way to say it, down to the file's name. */
const tails = (path: string): string[] => [path, ...path.split(sep).map((_, i, parts) => parts.slice(i).join(sep))];

/** A message without the place that it begins with, or that it names where a sentence is whole without it. */
function withoutPlace(message: string, names: readonly string[]): { what: string; line: number | null } {
  for (const name of names) {
    if (message.startsWith(`${name}:`)) {
      const [, line, what = ''] = /^(?:(\d+):)?\s*(.*)$/u.exec(message.slice(name.length + 1)) ?? [];
      return { what, line: line === undefined ? null : Number(line) };
    }
    if (message.startsWith(`${name} `)) return { what: message.slice(name.length + 1), line: null };
  }
  const path = names.find((name) => resolve(name) === name && message.includes(` ${name}`));
  return { what: path === undefined ? message : message.replace(` ${path}`, ''), line: null };
}
