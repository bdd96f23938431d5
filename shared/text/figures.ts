import { valueOfDigit } from '../figures/digits.ts';
import { ENGLISH } from '../figures/number-words.ts';

/** A number in a text, written in digits or in words. Offsets are UTF-16 code units. */
export interface Figure {
  readonly start: number;
  readonly end: number;
  readonly value: number;
}

const WORDS: ReadonlyMap<string, number> = new Map([
  ...[...ENGLISH].flatMap(([word, { value, isScale }]) => (isScale ? [] : [[word, value] as const])),
  ['dozen', 12] as const,
]);
const SCALES: ReadonlyMap<string, number> = new Map([
  ...[...ENGLISH].flatMap(([word, { value, isScale }]) =>
    isScale && !WORDS.has(word) ? [[word, value] as const] : [],
  ),
  ...[...'千천'].map((sign) => [sign, 1e3] as const),
  ...[...'万萬만'].map((sign) => [sign, 1e4] as const),
  ...[...'亿億억'].map((sign) => [sign, 1e8] as const),
]);

/** Digits in groups of three, digits with a decimal part, a sign of scale, or a word. */
const PART =
  /\p{Nd}{1,3}(?:(?<separator>[,.'’\u0020\u00a0\u2009\u202f])\p{Nd}{3})(?:\k<separator>\p{Nd}{3})*(?!\p{Nd})(?:[.,]\p{Nd}+)?|\p{Nd}+(?:[.,]\p{Nd}+)?|[千천万萬만亿億억]|[a-z]+/giu;

/**
 * The figures of a text, in its order: "10,000", "10 000" and "ten thousand" are all 10000; "2 million" and "1만" are scaled.
 * It reads what makes figures comparable, not what they mean: ranges, units and comparators are left alone. O(n).
 */
export function figuresOf(text: string): Figure[] {
  const figures: Figure[] = [];
  let open: { start: number; end: number; total: number; group: number } | null = null;
  const close = (): void => {
    if (open) figures.push({ start: open.start, end: open.end, value: open.total + open.group });
    open = null;
  };
  for (const match of text.matchAll(PART)) {
    const part = match[0];
    const start = match.index;
    const end = start + part.length;
    const word = part.toLowerCase();
    const scale = SCALES.get(word);
    const isNext = open !== null && /^(?:[\s\u00a0-]|and)*$/i.test(text.slice(open.end, start));
    if (scale !== undefined) {
      if (!open || !isNext) {
        close();
        continue;
      }
      if (scale === 100) open.group *= scale;
      else {
        open.total += open.group * scale;
        open.group = 0;
      }
      open.end = end;
      continue;
    }
    const value = WORDS.get(word) ?? (/\p{Nd}/u.test(part) ? digits(part) : null);
    if (value === null) continue;
    const continues = open !== null && isNext && (WORDS.has(word) ? value < 100 : open.group === 0);
    if (open && continues) {
      open.group += value;
      open.end = end;
      continue;
    }
    close();
    open = { start, end, total: 0, group: value };
  }
  close();
  return figures;
}

function digits(part: string): number {
  const plain = Array.from(part, (sign) => (/\p{Nd}/u.test(sign) ? String(valueOfDigit(sign)) : sign))
    .join('')
    .replaceAll(/[\s'’]/g, '');
  const grouped = /^(\d{1,3}(?:[,.]\d{3})+)([.,]\d+)?$/.exec(plain);
  if (!grouped) return Number(plain.replace(',', '.'));
  const [, whole = '', rest = ''] = grouped;
  return Number(whole.replaceAll(/[,.]/g, '') + rest.replace(',', '.'));
}
