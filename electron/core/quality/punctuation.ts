import { isBlank } from '../../../shared/text/trim.ts';
import { utf16, type Span } from '../../../shared/text/units.ts';

const OPENING = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['“', '”'],
  ['„', '“”'],
  ['«', '»'],
  ['»', '«'],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
  ['〈', '〉'],
  ['（', '）'],
  ['【', '】'],
  ['"', '"'],
]);
const CLOSING = new Map<string, string>();
for (const [open, closes] of OPENING) {
  for (const close of closes) CLOSING.set(close, (CLOSING.get(close) ?? '') + open);
}
/** Marks that part what stands before them from what comes: no statement begins or ends with one. */
const PARTING = /[,;:–—·•/\\、，；：،؛]/u;
/** Marks that end a sentence. */
const FINAL = /[.!?…。！？؟।]/u;

/** Whether a text ends as a sentence does, quotation marks and brackets behind the mark included. */
export const endsSentence = (quote: string): boolean => /[.!?…。！？؟।]["”’»」』）)\]]*$/u.test(quote);

/** What is odd at the ends of a span, and the span without it. */
export interface OddEdges {
  readonly mark: string;
  /** Null: nothing would be left. */
  readonly trimmed: Span | null;
}

const startsOddly = (inside: string): boolean => {
  const mark = inside.charAt(0);
  if (mark === '-') return !/^-\p{N}/u.test(inside);
  if (PARTING.test(mark) || FINAL.test(mark)) return !/^[.…]{2,}|^[.,]\p{N}/u.test(inside);
  const closes = OPENING.get(mark);
  if (closes !== undefined && ![...closes].some((close) => inside.indexOf(close, 1) > 0)) return true;
  return closes === undefined && CLOSING.has(mark);
};

const endsOddly = (inside: string, endsRarely: boolean): boolean => {
  const mark = inside.charAt(inside.length - 1);
  if (mark === '-' || PARTING.test(mark)) return true;
  if (FINAL.test(mark)) return endsRarely && !/(?:\p{L}\.){2,}$|\.{2,}$/u.test(inside);
  const opens = CLOSING.get(mark);
  if (opens !== undefined && ![...opens].some((open) => inside.lastIndexOf(open, inside.length - 2) >= 0)) return true;
  return opens === undefined && OPENING.has(mark);
};

/**
 * Punctuation at the ends of a span that belongs to what stands beside it: marks that part ("," ";" a dash), a bracket or a quotation mark without its partner, and
 * a mark that ends a sentence where the label's spans hardly ever end with one (`endsRarely`). Null: nothing odd. Apostrophes are let be.
 */
export function oddEdges(text: string, span: Span, endsRarely: boolean): OddEdges | null {
  let { start, end }: { start: number; end: number } = span;
  let mark = '';
  for (let moved = true; moved && start < end;) {
    moved = false;
    const inside = text.slice(start, end);
    if (startsOddly(inside)) {
      mark ||= inside.charAt(0);
      start += 1;
      moved = true;
    } else if (endsOddly(inside, endsRarely)) {
      mark ||= inside.charAt(inside.length - 1);
      end -= 1;
      moved = true;
    }
    while (moved && start < end && isBlank(text.charCodeAt(start))) start += 1;
    while (moved && end > start && isBlank(text.charCodeAt(end - 1))) end -= 1;
  }
  if (mark === '') return null;
  return { mark, trimmed: start < end ? { start: utf16(start), end: utf16(end) } : null };
}
