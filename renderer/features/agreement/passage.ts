import type { Span } from '../../../shared/text/units.ts';

/** A place in a text, in UTF-16 code units. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** A labelled span as an excerpt shows it. */
export interface ShownSpan extends Place {
  readonly id: string;
  readonly label: string;
  /** Whether it is what the excerpt is about. */
  readonly isFocus: boolean;
}

/** A stretch of an excerpt over which the same spans stand. */
export interface Segment {
  readonly start: number;
  readonly text: string;
  /** The one to be seen: what the excerpt is about, else the shortest. */
  readonly top: ShownSpan | null;
  /** Spans that begin here, and whether the top one begins or ends here. */
  readonly begins: readonly ShownSpan[];
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/** How much of a long paragraph is shown on each side of a place, in UTF-16 code units. */
const AROUND = 260;

/** What of a text is shown around places: their paragraphs, cut at blanks where they are long. Of places far apart, a piece each. O(blocks). */
export function piecesOf(text: string, blocks: readonly Span[], places: readonly Place[]): readonly Place[] {
  const wanted = places.length === 0 ? [{ start: 0, end: Math.min(text.length, 1) }] : places;
  const pieces = wanted.map(({ start, end }): Place => {
    const first = blocks.findLast((block) => block.start <= start);
    const last = blocks.find((block) => block.end >= end);
    return {
      start: atBlank(text, Math.max(first?.start ?? 0, start - AROUND), -1, first?.start ?? 0),
      end: atBlank(text, Math.min(last?.end ?? text.length, end + AROUND), 1, last?.end ?? text.length),
    };
  });
  const merged: Place[] = [];
  for (const piece of pieces.toSorted((a, b) => a.start - b.start)) {
    const before = merged.at(-1);
    if (before && piece.start <= before.end + 1)
      merged[merged.length - 1] = { start: before.start, end: Math.max(before.end, piece.end) };
    else merged.push(piece);
  }
  return merged;
}

/** The next blank outwards, within some characters: a word is not cut, a text without blanks is. */
function atBlank(text: string, offset: number, direction: 1 | -1, limit: number): number {
  const most = 30;
  for (let i = 0; i <= most; i++) {
    const at = offset + i * direction;
    if (direction === 1 ? at >= limit : at <= limit) return limit;
    if (/\s/.test(text.charAt(direction === 1 ? at : at - 1))) return at;
  }
  // Not between the halves of a character.
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}

/** A piece cut where spans begin and end. O(spans log spans + segments × spans). */
export function segmentsOf(text: string, piece: Place, spans: readonly ShownSpan[]): readonly Segment[] {
  const here = spans.filter(({ start, end }) => start < piece.end && end > piece.start);
  const edges = new Set([piece.start, piece.end]);
  for (const { start, end } of here) {
    if (start > piece.start) edges.add(start);
    if (end < piece.end) edges.add(end);
  }
  const sorted = [...edges].toSorted((a, b) => a - b);
  return sorted.slice(0, -1).map((start, i): Segment => {
    const end = sorted[i + 1] ?? start;
    const covering = here.filter((span) => span.start <= start && span.end >= end);
    const top =
      covering.find(({ isFocus }) => isFocus) ??
      covering.toSorted((a, b) => a.end - a.start - (b.end - b.start))[0] ??
      null;
    return {
      start,
      text: text.slice(start, end),
      top,
      begins: covering.filter((span) => span.start === start),
      isFirst: top?.start === start,
      isLast: top?.end === end,
    };
  });
}
