import { BREAKS } from '../line-text.ts';
import { utf16, type Span } from '../../../../shared/text/units.ts';

const RUN = new RegExp(`[^${BREAKS}]+`, 'g');
const BREAK = new RegExp(`[${BREAKS}]`);
const INK = new RegExp(`[^\\s${BREAKS}]`);

const isJoined = (gap: string): boolean => BREAK.test(gap) && !INK.test(gap);

/** A span without what brat cannot have in it: the pieces between tabs and line ends. Linear. */
export function pieces(text: string, { start, end }: Span): Span[] {
  return [...text.slice(start, end).matchAll(RUN)].map(({ index, 0: run }) => ({
    start: utf16(start + index),
    end: utf16(start + index + run.length),
  }));
}

/** Spans in text order, joined where nothing but blanks with a tab or a line end among them lies between two. Linear. */
export function joined(text: string, spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans) {
    const before = all.at(-1);
    if (before && isJoined(text.slice(before.end, span.start))) {
      all.splice(-1, 1, { start: before.start, end: span.end });
    } else all.push(span);
  }
  return all;
}

/** The fragments of an annotation as brat gives them back. Idempotent; empty where nothing can be written. */
export const heldFragments = (text: string, fragments: readonly Span[]): Span[] =>
  joined(
    text,
    fragments.flatMap((fragment) => pieces(text, fragment)),
  );
