/** Where a quote stands in a text though some of it changed. */
export interface Approximate {
  /** Offsets in the text for each offset of the quote, from its start to its end. */
  readonly places: Int32Array;
  /** Characters that were changed, put in or taken out. */
  readonly changes: number;
}

const BOTH = 0;
const QUOTE_ONLY = 1;
const TEXT_ONLY = 2;
const START = 3;
const FAR = 1 << 28;

/**
 * The cheapest way to write a quote as a piece of a text near a diagonal: the quote's first character stands at about `diagonal`,
 * and no place drifts from it by more than `width` (Sellers, "The theory and computation of evolutionary distances", 1980, in a
 * band). A change, an insertion and a deletion cost one each. O(quote × width) in time and memory.
 */
export function alignNear(quote: string, text: string, diagonal: number, width: number): Approximate | null {
  const m = quote.length;
  const band = 2 * width + 1;
  const trace = new Uint8Array((m + 1) * band);
  let row = new Int32Array(band).fill(FAR);
  for (let c = 0; c < band; c += 1) {
    const j = diagonal - width + c;
    if (j >= 0 && j <= text.length) {
      row[c] = 0;
      trace[c] = START;
    }
  }
  for (let i = 1; i <= m; i += 1) {
    const next = new Int32Array(band).fill(FAR);
    const unit = quote.charCodeAt(i - 1);
    for (let c = 0; c < band; c += 1) {
      const j = diagonal + i - width + c;
      if (j < 0 || j > text.length) continue;
      let best = j > 0 ? (row[c] ?? FAR) + (text.charCodeAt(j - 1) === unit ? 0 : 1) : FAR;
      let way = BOTH;
      const skipped = (c + 1 < band ? (row[c + 1] ?? FAR) : FAR) + 1;
      if (skipped < best) {
        best = skipped;
        way = QUOTE_ONLY;
      }
      const inserted = (c > 0 ? (next[c - 1] ?? FAR) : FAR) + 1;
      if (inserted < best) {
        best = inserted;
        way = TEXT_ONLY;
      }
      next[c] = best;
      trace[i * band + c] = way;
    }
    row = next;
  }
  let end = -1;
  // Of equal ends the last one: a changed last character is changed, not gone.
  for (let c = 0; c < band; c += 1)
    if ((row[c] ?? FAR) < FAR && (end < 0 || (row[c] ?? FAR) <= (row[end] ?? FAR))) end = c;
  const changes = row[end] ?? FAR;
  return end < 0 || changes >= FAR ? null : { places: walkBack(trace, { m, band, width, diagonal }, end), changes };
}

function walkBack(
  trace: Uint8Array,
  { m, band, width, diagonal }: { m: number; band: number; width: number; diagonal: number },
  end: number,
): Int32Array {
  const places = new Int32Array(m + 1);
  let i = m;
  let c = end;
  places[m] = diagonal + m - width + c;
  while (i > 0) {
    const way = trace[i * band + c];
    if (way === TEXT_ONLY) c -= 1;
    else {
      i -= 1;
      if (way === QUOTE_ONLY) c += 1;
      places[i] = diagonal + i - width + c;
    }
  }
  return places;
}

/** The edit distance of two short strings. O(a × b). */
export function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = (row[j - 1] ?? 0) + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1);
      next.push(Math.min(same, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
