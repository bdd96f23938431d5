import { compareStrings, extent, type Annotation } from '../../../../shared/model/annotation.ts';
import { invariant } from '../../../../shared/assert.ts';
import { utf16, type Span } from '../../../../shared/text/units.ts';
import { byPlace } from '../native/order.ts';
import { segmented } from '../uima/segment.ts';

/** A row: a token, or a part of one where an annotation begins or ends inside of it. */
export interface Unit extends Span {
  /** `1-3`, `1-3.1`. */
  readonly id: string;
  /** In the order in which they are stacked. */
  readonly annotations: readonly Annotation[];
}

/** A sentence: its text with the blanks after it, less what stands in the gap before the next one, and its rows. */
export interface Sentence {
  readonly text: string;
  readonly units: readonly Unit[];
}

/** The rows of a document for one annotator. */
export interface Layout {
  readonly sentences: readonly Sentence[];
  /** The row that names an annotation where another one refers to it. */
  readonly unitOf: ReadonlyMap<string, Unit>;
  /** What is on several rows. */
  readonly several: ReadonlySet<string>;
}

interface Row extends Span {
  id: string;
  readonly annotations: Annotation[];
}

interface Token extends Row {
  readonly parts: Row[];
}

/**
 * Sentences and tokens of a document for WebAnno: the same for all annotators. Text before the first sentence can only be spaces; where it is something
 * else, its first character or so is a token.
 */
export function sentencesOf(text: string, annotations: readonly Annotation[]): readonly (readonly Span[])[] {
  const spans = annotations.map(extent);
  const leading = /^\s*/.exec(text)?.[0] ?? '';
  const first = { start: utf16(0), end: utf16(1) };
  return segmented(text, /^ *$/.test(leading) ? spans : [...spans, first]);
}

/** Puts annotations on the rows of `sentences`, as WebAnno does: O(annotations × tokens in each). */
export function layout(
  text: string,
  sentences: readonly (readonly Span[])[],
  annotations: readonly Annotation[],
): Layout {
  const tokens = sentences.flat().map((span): Token => ({ ...span, id: '', annotations: [], parts: [] }));
  const rows = new Map<string, Row>();
  const several = new Set<string>();
  for (const annotation of annotations.toSorted(byPlace)) {
    const covered = coveredRows(tokens, annotation);
    const [first] = covered;
    invariant(first !== undefined, `expected tokens under ${annotation.id}`);
    for (const row of covered) row.annotations.push(annotation);
    rows.set(annotation.id, first);
    if (covered.length > 1) several.add(annotation.id);
  }
  let n = 0;
  const laid = sentences.map((spans, s): Sentence => {
    const mine = tokens.slice(n, (n += spans.length));
    mine.forEach((token, t) => number(token, `${s + 1}-${t + 1}`));
    const end = sentences[s + 1]?.[0]?.start ?? text.length;
    const last = mine.at(-1)?.end ?? 0;
    const whole = text.slice(mine[0]?.start, end);
    return {
      text: s + 1 === sentences.length ? whole : withoutGap(whole, last - (mine[0]?.start ?? 0)),
      units: mine.flatMap((token) => [token, ...token.parts]),
    };
  });
  return { sentences: laid, unitOf: rows, several };
}

function number(token: Token, id: string): void {
  token.id = id;
  token.parts.sort((a, b) => a.start - b.start || a.end - b.end);
  token.parts.forEach((part, i) => (part.id = `${id}.${i + 1}`));
}

/** Between two sentences WebAnno puts a line break and then spaces: what is just that is left out of the text, everything else stays in it. */
function withoutGap(text: string, end: number): string {
  const gap = /\n *$/.exec(text.slice(end))?.[0] ?? '';
  return text.slice(0, text.length - gap.length);
}

/** The rows that an annotation is on, made where it begins or ends inside a token. */
function coveredRows(tokens: readonly Token[], annotation: Annotation): Row[] {
  const { start, end } = extent(annotation);
  const from = tokenAt(tokens, start);
  const to = tokenAt(tokens, end - 1);
  return tokens.slice(from, to + 1).map((token) => {
    const part = { start: utf16(Math.max(token.start, start)), end: utf16(Math.min(token.end, end)) };
    return part.start === token.start && part.end === token.end ? token : partOf(token, part);
  });
}

function partOf(token: Token, { start, end }: Span): Row {
  const there = token.parts.find((part) => part.start === start && part.end === end);
  if (there) return there;
  const made: Row = { start, end, id: '', annotations: [] };
  token.parts.push(made);
  return made;
}

/** The place of the token with the character at `offset`. O(log tokens). */
function tokenAt(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((tokens[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const found = tokens[low];
  invariant(found !== undefined && found.start <= offset && offset < found.end, `expected a token at ${offset}`);
  return low;
}

/** Names in the order of `known`, the others after them. */
export function inOrder(names: Iterable<string>, known: readonly string[]): string[] {
  const place = new Map(known.map((name, i) => [name, i]));
  const at = (name: string): number => place.get(name) ?? known.length;
  return [...new Set(names)].toSorted((a, b) => at(a) - at(b) || compareStrings(a, b));
}
