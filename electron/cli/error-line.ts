import type { Refusal } from '../../shared/api/reply.ts';
import { oneLine } from './output.ts';

/**
 * The one line that a refusal is on standard error: `error: FILE:LINE: what, and what to do`. The place is left out where
 * the refusal knows none, and never said twice.
 *
 * @param subject the file that the command was about, for refusals that name none
 */
export function errorLine(refusal: Refusal, subject?: string): string {
  const { message, details } = refusal;
  const file = typeof details?.['file'] === 'string' ? details['file'] : subject;
  const line = typeof details?.['line'] === 'number' ? `:${details['line']}` : '';
  const what = oneLine(message);
  const place = file === undefined || what.includes(file) ? '' : `${oneLine(file)}${line}: `;
  return `error: ${place}${what}\n`;
}
