import type { Span } from '../../../../shared/text/units.ts';
import { Problem, refusalAt, type Place } from '../problem.ts';
import type { Entry } from './parse.ts';
import { rulerFor, type TextRuler, type Counting } from '../text-ruler.ts';
import { BREAKS } from '../line-text.ts';
import { joined } from './spans.ts';

/** A text as a `.txt` file has it. */
export interface BratText {
  /** Without a byte order mark, unless we wrote the file. */
  readonly text: string;
  readonly hasMark: boolean;
}

export type PlacedEntry = Entry & { readonly place: Place };
type TextBound = Extract<PlacedEntry, { kind: 'T' }>;

/** Ways to count the text, the usual one first; others only where they are others. */
function countings({ text, hasMark }: BratText): Counting[] {
  const newlines = text.includes('\r\n') ? (['universal', 'exact'] as const) : (['universal'] as const);
  const before = hasMark ? ([1, 0] as const) : ([0] as const);
  return before.flatMap((n) => newlines.map((how) => ({ newlines: how, before: n })));
}

/**
 * Where the text-bound annotations of a document are, by their ids in the file. The text that each line repeats says how the offsets were
 * counted: with CR LF as one character, as Python reads a text; else as two; with a byte order mark or without.
 *
 * @throws Refusal with file and line for the first that is outside the text, empty, touches itself or is not where its text is.
 */
export function placesOf(entries: readonly TextBound[], text: BratText): ReadonlyMap<string, readonly Span[]> {
  const rulers = countings(text).map((counting) => rulerFor(text.text, counting));
  const problems = rulers.map((ruler) => firstProblem(entries, text.text, ruler));
  const fits = problems.indexOf(null);
  const problem = problems[0];
  const ruler = rulers[fits];
  if (problem && !ruler) throw refusalAt(problem.place, problem.what);
  return new Map(
    entries.map(({ id, spans }) => [
      id,
      joined(text.text, ruler ? sorted(spans.map((span) => toSpan(span, ruler))) : []),
    ]),
  );
}

const sorted = (spans: readonly Span[]): Span[] => spans.toSorted((a, b) => a.start - b.start);

const toSpan = ([start, end]: readonly [number, number], ruler: TextRuler): Span => ({
  start: ruler.toUtf16(start),
  end: ruler.toUtf16(end),
});

function firstProblem(
  entries: readonly TextBound[],
  text: string,
  ruler: TextRuler,
): { place: Place; what: string } | null {
  for (const entry of entries) {
    try {
      check(entry, text, ruler);
    } catch (error) {
      if (error instanceof Problem) return { place: entry.place, what: error.message };
      throw error;
    }
  }
  return null;
}

function check({ id, spans, text: stated }: TextBound, text: string, ruler: TextRuler): void {
  for (const [start, end] of spans) {
    if (start >= end) throw new Problem(`${id} is empty at ${start} ${end}; give it an extent or take it out`);
    if (end <= ruler.length) continue;
    throw new Problem(`${id} ends at ${end}, but the text has ${ruler.length} characters; correct the offsets`);
  }
  const places = spans.map((span) => toSpan(span, ruler));
  const inOrder = sorted(places);
  if (inOrder.some(({ start }, i) => i > 0 && start <= (inOrder[i - 1]?.end ?? 0))) {
    throw new Problem(`the fragments of ${id} touch or overlap; make them one`);
  }
  if (stated === null) return;
  const parts = places.map(({ start, end }) => text.slice(start, end));
  if (isSaid(stated, parts)) return;
  const there = parts.join(' ');
  const short = there.length <= 60 ? there : `${there.slice(0, 60)}…`;
  throw new Problem(`${id}: the text there is ${JSON.stringify(short)}, not what the line says; correct the offsets`);
}

const EACH_BREAK = new RegExp(`\\r\\n|[${BREAKS}]`, 'g');

/** Fragments are joined by one blank, before brat 1.3 by nothing. Tools that let spans run over line ends write blanks for these. */
function isSaid(stated: string, parts: readonly string[]): boolean {
  const flat = (text: string): string => text.replaceAll(EACH_BREAK, ' ');
  return [parts.join(' '), parts.join('')].some((expected) =>
    [expected, flat(expected)].some((words) => stated.startsWith(words) && stated.slice(words.length).trim() === ''),
  );
}
