/** A number that is written with Chinese or Korean signs of scale. Offsets are UTF-16 code units of the text. */
export interface EastAsianNumber {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** "Several" stands before it: 수천, 数千. */
  readonly isVague: boolean;
}

const DIGIT = new Map([
  ...[...'〇一二三四五六七八九'].map((sign, i) => [sign, i] as const),
  ...[...'영일이삼사오육칠팔구'].map((sign, i) => [sign, i] as const),
  ['零', 0] as const,
  ['两', 2] as const,
  ['兩', 2] as const,
]);
const SMALL = new Map([
  ...[...'十拾십'].map((sign) => [sign, 10] as const),
  ...[...'百백'].map((sign) => [sign, 100] as const),
  ...[...'千천'].map((sign) => [sign, 1000] as const),
]);
const LARGE = new Map([
  ...[...'万萬만'].map((sign) => [sign, 1e4] as const),
  ...[...'亿億억'].map((sign) => [sign, 1e8] as const),
  ...[...'兆조'].map((sign) => [sign, 1e12] as const),
]);

const NATIVE = new Map([
  ...'한 두 세 네 다섯 여섯 일곱 여덟 아홉'.split(' ').map((word, i) => [word, i + 1] as const),
  ['스무', 20] as const,
  ...'열 스물 서른 마흔 쉰 예순'.split(' ').map((word, i) => [word, 10 * (i + 1)] as const),
]);

const ONES = '〇零一二两兩三四五六七八九';
const KOREAN_ONES = '일이삼사오육칠팔구';
const SCALE = '十拾百千万萬亿億兆십백천만억조';
const DECIMAL = String.raw`\d[\d,]*(?:\.\d+)?`;
/** A number with a scale, "1만 1천", 三万五千; then digits alone, Chinese digits before what counts, and 두 명. */
const NUMBER = new RegExp(
  `(?<vague>[수数數几幾]\\s?)?(?:(?:${DECIMAL}|[${ONES}${KOREAN_ONES}])?[${SCALE}](?:\\s(?=\\d[\\d,.]*\\s?[${SCALE}\\p{Script=Hangul}]))?)+(?:${DECIMAL}|[${ONES}${KOREAN_ONES}](?![\\p{Script=Hangul}]))?|${DECIMAL}|[${ONES}]+(?=[名人个個台架枚艘辆发發倍年天日周月])|(?<![\\p{L}])(?:${[...NATIVE.keys()].join('|')})+(?=\\s?(?:명|사람|대|발|척|개|배|달|주|시간))`,
  'gu',
);

/** The numbers of a Chinese, Japanese or Korean text, digits of which are ASCII. O(n). */
export function eastAsianNumbers(text: string): EastAsianNumber[] {
  const found: EastAsianNumber[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const { vague = '' } = match.groups ?? {};
    const written = match[0].slice(vague.length);
    // Syllables that are digits are part of many words: 이천 alone may be a town, "천" the beginning of one.
    const isWord =
      /^[\p{Script=Hangul}]+$/u.test(written) && !NATIVE.has(written.slice(-1)) && !startsCounting(text, match);
    const value = nativeValue(written) ?? valueOf(written);
    if (value === null || (isWord && vague === '' && nativeValue(written) === null)) continue;
    const end = match.index + match[0].trimEnd().length;
    found.push({ start: match.index, end, value, isVague: vague !== '' });
  }
  return found;
}

/** Whether what follows is something that Korean counts by. */
const startsCounting = (text: string, { 0: written, index }: RegExpExecArray): boolean =>
  /^\s?(?:여\s?)?(?:명|발|대|척|개|달러|원|킬로|퍼센트|배|톤|병|기|문|월|년|주|일)/u.test(
    text.slice(index + written.length),
  );

function nativeValue(written: string): number | null {
  let left = written;
  let value = 0;
  while (left !== '') {
    const word = [...NATIVE.keys()].find((one) => left.startsWith(one));
    if (word === undefined) return null;
    value += NATIVE.get(word) ?? 0;
    left = left.slice(word.length);
  }
  return written === '' ? null : value;
}

function valueOf(written: string): number | null {
  let [total, section, current]: [number, number, number | null] = [0, 0, null];
  for (const [part] of written.matchAll(/\d[\d,]*(?:\.\d+)?|\S/gu)) {
    const [digit, small, large] = [DIGIT.get(part), SMALL.get(part), LARGE.get(part)];
    if (small !== undefined) {
      section += (current ?? 1) * small;
      current = null;
    } else if (large !== undefined) {
      total += (section + (current ?? 0) || 1) * large;
      [section, current] = [0, null];
    } else {
      const value = digit ?? Number(part.replaceAll(',', ''));
      if (!Number.isFinite(value)) return null;
      // 二〇二四: digits one after the other.
      current = digit !== undefined && current !== null ? current * 10 + value : value;
    }
  }
  // Floating point leaves 1.15 × 10⁸ a hair away from what it is.
  return Number((total + section + (current ?? 0)).toPrecision(15));
}
