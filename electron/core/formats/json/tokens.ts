import type { Span } from '../../../../shared/text/units.ts';

/** A word, a mark or a blank. Offsets are UTF-16 code units. */
export interface Token {
  start: number;
  end: number;
  /** Whether one space (U+0020) stands behind it that is no token of its own. */
  ws: boolean;
}

/**
 * Runs of letters, figures and marks; single characters of scripts that do not part words; runs of blanks; any other character with its marks.
 * By the properties of characters alone, not by the segmenter, whose rules change with its version: the same text gives the same tokens.
 */
const PIECES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}\p{M}])+|\s+|[^]\p{M}*/gu;

/**
 * The tokens of a text as spaCy has them: together with their spaces they are the text. They are cut where a span begins or ends, so that every span is
 * one of whole tokens. Linear but for sorting the edges.
 */
export function tokensOf(text: string, spans: readonly Span[]): Token[] {
  const starts = new Set<number>(spans.map(({ start }) => start));
  const ends = new Set<number>(spans.map(({ end }) => end));
  const edges = [...starts, ...ends].toSorted((a, b) => a - b);
  const tokens: Token[] = [];
  let next = 0;
  for (const { index, 0: piece } of text.matchAll(PIECES)) {
    const end = index + piece.length;
    let start = index;
    while (start < end) {
      while ((edges[next] ?? Infinity) <= start) next += 1;
      const cut = Math.min(edges[next] ?? end, end);
      addPiece(tokens, text, { start, end: cut }, { starts, ends });
      start = cut;
    }
  }
  return tokens;
}

interface Edges {
  readonly starts: ReadonlySet<number>;
  readonly ends: ReadonlySet<number>;
}

function addPiece(tokens: Token[], text: string, piece: { start: number; end: number }, { starts, ends }: Edges): void {
  const before = tokens.at(-1);
  const isBehind =
    text[piece.start] === ' ' && before?.ws === false && !starts.has(piece.start) && !ends.has(piece.start + 1);
  if (isBehind) before.ws = true;
  const start = isBehind ? piece.start + 1 : piece.start;
  if (start < piece.end) tokens.push({ start, end: piece.end, ws: false });
}
