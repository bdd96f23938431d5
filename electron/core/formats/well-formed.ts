import { Refusal } from '../../../shared/api/reply.ts';

/** The text, where UTF-8 can say it. @throws Refusal `invalid` for half of a surrogate pair, which would be changed silently */
export function wellFormed(text: string): string {
  if (text.isWellFormed()) return text;
  throw new Refusal(
    'invalid',
    `The text ${JSON.stringify(text.slice(0, 60))} holds half of a surrogate pair, which no file can say. Nothing was written. Take it out and export again.`,
  );
}
