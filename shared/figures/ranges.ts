import type { FoundNumber } from './numbers.ts';

/** The one figure of a text: where it stands, and the values or ranges that it may be. */
export interface Figure {
  readonly start: number;
  readonly end: number;
  readonly ranges: readonly (readonly [number, number])[];
  readonly special: FoundNumber['special'];
  readonly isRange: boolean;
  /** "Of the 10,000": what it is a part of. */
  readonly part: string | null;
}

const TO = String.raw`-|–|—|~|∼|〜|～|to|or|till|until|bis|oder|à|ou|a|o|до|至|到|에서|내지|から|ないし|إلى`;
const AND = String.raw`and|und|et|y|и|和|与|と|و`;
const BETWEEN = /(?<!\p{L})(?:between|zwischen|entre|между|بين)\s(?:[$€£]\s?)?$/iu;
const RANGE = new RegExp(`^\\s?(?:${TO})\\s?[$€£]?$`, 'iu');
const RANGE_AND = new RegExp(`^\\s?(?:${AND})\\s?[$€£]?$`, 'iu');
const OF_THE = /^\s(?:out\s)?of\s(?:the|those|these|its|their|some|about|an?|estimated|\s)+$/iu;

/** The figure of a text's numbers: one, a range, or a part of another ("3,000 of the 10,000"); else why there is none. */
export function figureOf(text: string, numbers: readonly FoundNumber[]): Figure | 'no-number' | 'several' {
  const [first, second, ...others] = numbers;
  if (first === undefined) return 'no-number';
  const single: Figure = {
    ...first,
    ranges:
      first.special === null
        ? first.values.map((value) => signed(text, first, value))
        : [[first.special.min, first.special.max]],
    isRange: false,
    part: null,
  };
  if (second === undefined) return single;
  const gap = text.slice(first.end, second.start);
  const isBetween = BETWEEN.test(text.slice(0, first.start));
  const unitBetween = gap.replace(
    /^\s?(?:명|人|名|km|kilometers|miles|%|percent|억|万)(?=\P{L}|[에から至到と]|$)/iu,
    '',
  );
  if (others.length === 0 && [gap, unitBetween].some((one) => RANGE.test(one) || (isBetween && RANGE_AND.test(one)))) {
    const ranges = rangesOf(first, second);
    return ranges.length === 0
      ? 'several'
      : { start: first.start, end: second.end, ranges, special: null, isRange: true, part: null };
  }
  if (OF_THE.test(gap)) return { ...single, end: second.end, part: gap.trim() };
  // "155 mm shells" is what is counted.
  if (/^\s$/u.test(gap) && /^\s?mm\s/u.test(text.slice(second.end))) return single;
  const isSame = second.values[0] === first.values[0] && gap.endsWith('(');
  return isSame ? { ...single, end: second.end + 1 } : 'several';
}

function signed(text: string, { start }: FoundNumber, value: number): readonly [number, number] {
  const isNegative = /(?:^|\s)(?:[-−]|minus\s)$/iu.test(text.slice(0, start));
  return isNegative ? [-value, -value] : [value, value];
}

/** "10-15 thousand" has one scale for both, "500 to 2 million" cannot. */
function rangesOf(first: FoundNumber, second: FoundNumber): (readonly [number, number])[] {
  const shared = first.scaled === null && second.scaled !== null ? second.scaled : null;
  const lows = first.values.map((low) => (shared !== null && low < shared.from ? low * shared.by : low));
  return lows.flatMap((low, i) => {
    const high = second.values[i] ?? second.values[0] ?? low;
    return low < high ? [[low, high] as const] : [];
  });
}
