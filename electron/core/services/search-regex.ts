import { RE2JS, RE2JSException } from 're2js';
import { Refusal } from '../../../shared/api/reply.ts';
import { QueryError, type QueryNode } from '../../../shared/search/query.ts';
import { utf16, type Span } from '../../../shared/text/units.ts';
import type { Pace } from './task.ts';

type RegexNode = Extract<QueryNode, { kind: 'regex' }>;

/** Code units that an expression sees at once, if a line is not longer: time grows with this, not with the text. */
const WINDOW = 65_536;
/** Finding one match is linear, finding all need not be: an expression that looks far ahead for each is ended. */
const MOST_MS = 2000;
/** Milliseconds after which others have their turn. One match may take some of them, so the clock is looked at after each. */
const BREATH = 10;

/**
 * Makes an expression's engine, of linear time. `^` and `$` are edges of lines; `.` is no line end.
 *
 * @throws QueryError where RE2 does not take it.
 */
export function compileRegex({ source, ignoreCase, place }: RegexNode): RE2JS {
  try {
    return RE2JS.compile(source, RE2JS.MULTILINE | (ignoreCase ? RE2JS.CASE_INSENSITIVE : 0));
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    throw new QueryError('regexBad', place, error.message.replace(/^error parsing regexp: /, ''));
  }
}

/**
 * Where an expression matches in a text, without empty matches. A match does not reach over the line end before each 65,536 code
 * units of the text. It gives way in between.
 *
 * @throws Refusal `refused` where it takes too long, `cancelled`.
 */
export async function regexSpans(engine: RE2JS, text: string, pace: Pace): Promise<Span[]> {
  const spans: Span[] = [];
  for (let start = 0; start < text.length;) {
    const end = windowEnd(text, start);
    const begun = performance.now();
    let rested = begun;
    const window = start === 0 && end === text.length ? text : text.slice(start, end);
    // Whether there is any match is told three times as fast as where it is.
    const matcher = engine.test(window) ? engine.matcher(window) : null;
    while (matcher?.find()) {
      const span = { start: utf16(start + matcher.start()), end: utf16(start + matcher.end()) };
      if (span.end > span.start) spans.push(span);
      const now = performance.now();
      if (now - rested < BREATH) continue;
      await pace.step('searching', 0, null);
      rested = performance.now();
      if (now - begun > MOST_MS) {
        throw new Refusal(
          'refused',
          'This regular expression looks far ahead for every match and takes too long. Make it shorter, or without .* at its end.',
        );
      }
    }
    start = end;
    if (start < text.length) await pace.step('searching', 0, null);
  }
  return spans;
}

/** Whole lines, at least one: an edge of a window must not be one of a line. */
function windowEnd(text: string, start: number): number {
  if (text.length - start <= WINDOW) return text.length;
  const last = text.lastIndexOf('\n', start + WINDOW);
  const line = last >= start ? last : text.indexOf('\n', start + WINDOW);
  return line < 0 ? text.length : line + 1;
}
