import { Refusal } from '../../../shared/api/reply.ts';
import { assertNever } from '../../../shared/assert.ts';
import type { Outcome } from './thread.ts';

/** What one request may take. */
export interface ParseLimits {
  readonly timeoutMs: number;
  /** Heap of the thread, in megabytes. */
  readonly memoryMb: number;
}

const seconds = (ms: number): string => `${(ms / 1000).toLocaleString('en')} s`;

/** The refusal of a document under its file's name, as `FILE:LINE: message`; anything but a refusal as it is: a bug. */
export function documentRefusal(error: unknown, file: string): unknown {
  if (!(error instanceof Refusal)) return error;
  const { code, message, details } = error;
  const line = details?.['line'];
  const place = typeof line === 'number' ? `${file}:${line}` : file;
  return new Refusal(code, `${place}: ${message}`, { ...details, file });
}

/** How a question that the thread did not answer is told to the user. */
export function threadRefusal(
  outcome: Exclude<Outcome, { kind: 'answer' }>,
  { timeoutMs, memoryMb }: ParseLimits,
  file: string,
): Refusal {
  const refused = (what: string): Refusal => new Refusal('refused', `${file}: ${what}`, { file });
  switch (outcome.kind) {
    case 'aborted':
      return new Refusal('cancelled', `${file}: Reading was cancelled; nothing was changed.`, { file });
    case 'timeout':
      return refused(
        `Reading took longer than ${seconds(timeoutMs)} and was stopped. Split the file and import the parts.`,
      );
    case 'out of memory':
      return refused(
        `Reading took more than ${memoryMb} MB of memory and was stopped. Split the file and import the parts.`,
      );
    case 'crash':
      return refused(`This file cannot be read: the reader failed on it (${outcome.message}). Nothing was changed.`);
    default:
      return assertNever(outcome);
  }
}
