import { assertNever } from '../assert.ts';
import type { Span } from '../text/units.ts';
import { searchForm, type SearchForm } from './form.ts';
import type { QueryNode, WordsNode } from './query.ts';
import { classAt, classBefore, tokenStarts } from './tokens.ts';

type RegexNode = Extract<QueryNode, { kind: 'regex' }>;
/** `[start, end)` of a search form. */
type Range = readonly [start: number, end: number];

/** Whether a token is a character of a script without blanks: it is found wherever it stands. */
const isAlone = (token: string): boolean => classAt(token, 0) === 2;

/** The end of the words where they begin at `at`; -1 where they do not stand there. */
function followed(text: string, at: number, { tokens, prefix }: WordsNode): number {
  let end = at;
  for (const [i, token] of tokens.entries()) {
    const alone = isAlone(token);
    if (i > 0) {
      const from = end;
      while (end < text.length && classAt(text, end) === 0) end += 1;
      // Without blanks there are no words to be apart: only a line end may come between.
      if (alone && isAlone(tokens[i - 1] ?? '') && /\S/.test(text.slice(from, end))) return -1;
    }
    if (!text.startsWith(token, end)) return -1;
    end += token.length;
    if (alone || classAt(text, end) !== 1) continue;
    if (!prefix || i < tokens.length - 1) return -1;
    end = wordEnd(text, end);
  }
  return end;
}

function wordEnd(text: string, at: number): number {
  let end = at;
  while (classAt(text, end) === 1) end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  return end;
}

function wordStart(text: string, at: number): number {
  let start = at;
  while (classBefore(text, start) === 1) start -= /[\udc00-\udfff]/.test(text.charAt(start - 1)) ? 2 : 1;
  return start;
}

/** Where words stand in a search form, from the first on, without overlaps. */
function wordsIn(text: string, node: WordsNode): Range[] {
  const [first = ''] = node.tokens;
  const alone = isAlone(first);
  const found: Range[] = [];
  for (let at = text.indexOf(first); at >= 0;) {
    const end = alone || classBefore(text, at) !== 1 ? followed(text, at, node) : -1;
    if (end >= 0) found.push([at, end]);
    at = text.indexOf(first, end >= 0 ? end : at + 1);
  }
  return found;
}

/** Words that have a piece in them, whole. */
function partsIn(text: string, piece: string, atEnd: boolean): Range[] {
  const found: Range[] = [];
  for (let at = text.indexOf(piece); at >= 0;) {
    const end = at + piece.length;
    const isHit = !atEnd || classAt(text, end) !== 1 || classBefore(text, end) !== 1;
    if (!isHit) {
      at = text.indexOf(piece, at + 1);
      continue;
    }
    const last = classBefore(text, end) === 1 ? wordEnd(text, end) : end;
    found.push([classAt(text, at) === 1 ? wordStart(text, at) : at, last]);
    at = text.indexOf(piece, last);
  }
  return found;
}

/**
 * Places where all parts stand near each other, as FTS5 counts it: at most `distance` tokens between the end of each part and the
 * beginning of the last one.
 */
function nearIn(text: string, { parts, distance }: Extract<QueryNode, { kind: 'near' }>): Range[] {
  const found: Range[] = [];
  const lists = parts.map((part) => wordsIn(text, part));
  if (lists.some((list) => list.length === 0)) return found;
  const starts = tokenStarts(text);
  const indexOf = (place: number): number => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const lengths = parts.map(({ tokens }) => tokens.length);
  const indices = lists.map((list) => list.map(([start]) => indexOf(start)));
  const heads = lists.map(() => 0);
  for (;;) {
    const now = indices.map((list, i) => list[heads[i] ?? 0]);
    if (now.some((index) => index === undefined)) return found;
    const last = Math.max(...now.map((index) => index ?? 0));
    const far = now.findIndex((index, i) => (index ?? 0) + (lengths[i] ?? 0) + distance < last);
    if (far >= 0) {
      heads[far] = (heads[far] ?? 0) + 1;
      continue;
    }
    const hits = lists.map((list, i) => list[heads[i] ?? 0] ?? [0, 0]);
    const [start, end] = [Math.min(...hits.map(([from]) => from)), Math.max(...hits.map(([, to]) => to))];
    const before = found.at(-1);
    if (before === undefined || start >= before[1]) found.push([start, end]);
    // A closer one that begins within it says the same better.
    else if (end === before[1]) found[found.length - 1] = [start, end];
    const least = now.reduce<number>((best, index, i) => ((index ?? 0) < (now[best] ?? 0) ? i : best), 0);
    heads[least] = (heads[least] ?? 0) + 1;
  }
}

/**
 * Where a text has what is looked for, in text order; null where it does not. What must not be there adds no places. `regex`
 * gives the places of an expression in this text.
 */
export function matches(
  node: QueryNode,
  text: string,
  regex: (node: RegexNode) => readonly Span[],
): readonly Span[] | null {
  let made: SearchForm | null = null;
  const form = (): SearchForm => (made ??= searchForm(text));
  const spans = (ranges: readonly Range[]): readonly Span[] | null =>
    ranges.length === 0 ? null : ranges.map(([start, end]) => form().original(start, end));

  function find(one: QueryNode): readonly Span[] | null {
    switch (one.kind) {
      case 'words':
        return spans(wordsIn(form().text, one));
      case 'near':
        return spans(nearIn(form().text, one));
      case 'part':
        return spans(partsIn(form().text, one.text, one.atEnd));
      case 'regex': {
        const found = regex(one);
        return found.length === 0 ? null : found;
      }
      case 'not':
        return find(one.of) === null ? [] : null;
      case 'and': {
        const found: Span[] = [];
        for (const part of one.of) {
          const there = find(part);
          if (there === null) return null;
          found.push(...there);
        }
        return found;
      }
      case 'or': {
        const found = one.of.map(find).filter((there) => there !== null);
        return found.length === 0 ? null : found.flat();
      }
      default:
        return assertNever(one);
    }
  }

  const found = find(node);
  if (found === null || node.kind === 'words') return found;
  return found
    .toSorted((a, b) => a.start - b.start || a.end - b.end)
    .filter((span, i, all) => i === 0 || span.start !== all[i - 1]?.start || span.end !== all[i - 1]?.end);
}

/** Every regular expression in what is looked for. */
export function regexesIn(node: QueryNode): RegexNode[] {
  if (node.kind === 'regex') return [node];
  if (node.kind === 'not') return regexesIn(node.of);
  return node.kind === 'and' || node.kind === 'or' ? node.of.flatMap(regexesIn) : [];
}
