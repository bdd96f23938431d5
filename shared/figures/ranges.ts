import type { FoundNumber } from './numbers.ts';

/** The one figure of a text: where it stands, and the values or ranges that it may be. */
export interface Figure {
  readonly start: number;
  readonly end: number;
  readonly ranges: readonly (readonly [number, number])[];
  readonly special: FoundNumber['special'];
  readonly isRange: boolean;
  /** What stands at one end of a range only, between its numbers: "km" of "3 km to 5 miles", "€" of "$5 to €6 million". */
  readonly between: readonly string[];
  /** "Of the 10,000": what it is a part of. */
  readonly part: string | null;
}

const TO = String.raw`-|–|—|~|∼|〜|～|to|or|till|until|bis|oder|à|ou|a|o|до|至|到|에서|내지|から|ないし|إلى`;
const AND = String.raw`and|und|et|y|и|和|与|と|و`;
const BETWEEN = /(?<!\p{L})(?:between|zwischen|entre|между|بين)\s(?:[$€£]\s?)?$/iu;
/** Before a number that is less than nought: "-5", "minus 5". */
const MINUS = String.raw`[-−]|minus\s`;
const NEGATIVE = new RegExp(`(?:^|\\s)(?<minus>${MINUS})$`, 'iu');
const RANGE = new RegExp(`^\\s?(?:${TO})\\s?(?:(?<money>[$€£])|(?<minus>${MINUS}))?$`, 'iu');
const RANGE_AND = new RegExp(`^\\s?(?:${AND})\\s?(?:(?<money>[$€£])|(?<minus>${MINUS}))?$`, 'iu');
const UNIT = /^\s?(?<unit>명|人|名|km|kilometers|miles|%|°[CF]?|percent)(?=\P{L}|[에から至到と]|$)/iu;
const SCALE = /^\s?(?:억|万)(?=\P{L}|[에から至到と]|$)/iu;
const OF_THE = /^\s(?:out\s)?of\s(?:the|those|these|its|their|some|about|an?|estimated|\s)+$/iu;

/** The figure of a text's numbers: one, a range, or a part of another ("3,000 of the 10,000"); else why there is none. */
export function figureOf(text: string, numbers: readonly FoundNumber[]): Figure | 'no-number' | 'several' {
  const [first, second, ...others] = numbers;
  if (first === undefined) return 'no-number';
  const minus = NEGATIVE.exec(text.slice(0, first.start))?.groups?.['minus'] ?? '';
  const sign = minus === '' ? 1 : -1;
  const start = first.start - minus.length;
  const single: Figure = {
    ...first,
    start,
    ranges:
      first.special === null
        ? first.values.map((value) => [sign * value, sign * value] as const)
        : [[first.special.min, first.special.max]],
    isRange: false,
    between: [],
    part: null,
  };
  if (second === undefined) return single;
  const gap = text.slice(first.end, second.start);
  const isBetween = BETWEEN.test(text.slice(0, start));
  const unit = UNIT.exec(gap);
  const bare = gap.slice((unit ?? SCALE.exec(gap))?.[0].length ?? 0);
  const to = [gap, bare]
    .map((one) => RANGE.exec(one) ?? (isBetween ? RANGE_AND.exec(one) : null))
    .find((match) => match !== null);
  if (others.length === 0 && to !== undefined) {
    const ranges = rangesOf(first, second, [sign, to.groups?.['minus'] === undefined ? 1 : -1]);
    const between = [unit?.groups?.['unit'], to.groups?.['money']].filter((one) => one !== undefined);
    return ranges.length === 0
      ? 'several'
      : { start, end: second.end, ranges, special: null, isRange: true, between, part: null };
  }
  if (OF_THE.test(gap)) return { ...single, end: second.end, part: gap.trim() };
  // "155 mm shells" is what is counted.
  if (/^\s$/u.test(gap) && /^\s?mm\s/u.test(text.slice(second.end))) return single;
  const isSame = second.values[0] === first.values[0] && gap.endsWith('(');
  return isSame ? { ...single, end: second.end + 1 } : 'several';
}

/** "10-15 thousand" has one scale for both, "500 to 2 million" cannot. */
function rangesOf(
  first: FoundNumber,
  second: FoundNumber,
  [sign, other]: readonly [number, number],
): (readonly [number, number])[] {
  const shared = first.scaled === null && second.scaled !== null ? second.scaled : null;
  const lows = first.values.map((value) => {
    const low = sign * value;
    return shared !== null && low < other * shared.from ? low * shared.by : low;
  });
  return lows.flatMap((low, i) => {
    const high = other * (second.values[i] ?? second.values[0] ?? Number.NaN);
    return low < high ? [[low, high] as const] : [];
  });
}
