/** What a figure counts, in the words of the default codebook. */
export type FigureKind = 'total' | 'increment' | 'subset' | 'rate' | 'distance_duration_other';

const ADDITIONAL =
  'additional|more(?!\\s+than)|extra|further|another|added|zusätzliche[nrsm]?|weitere[nrsm]?|supplémentaires?|de plus(?!\\sde)|autres?|adicional(?:es)?|más(?!\\s+de)|otros|otras|дополнительн\\p{L}+|ещё|еще|إضافي\\p{L}*|추가(?:로)?|증원|증파|追加(?:で)?|増派|增派|新增|另外|さらに|再';

/** What is taken away is an increment, too, though none of the kinds says so: see {@link isTakenAway}. */
const FEWER = 'fewer(?!\\s+than)|less(?!\\s+than)|weniger(?!\\s+als)|de moins(?!\\sde)|menos(?!\\s+de)';

/** Words of increments right at a figure: "additional", "another", "fewer", 추가. */
export const INCREMENT_BEHIND = new RegExp(
  `^[\\s\\-]*(?<word>${ADDITIONAL}|${FEWER})(?![\\p{L}--[\\p{Script=Han}\\p{Script=Hangul}]])`,
  'iv',
);
export const INCREMENT_BEFORE = new RegExp(
  `(?<![\\p{L}--[\\p{Script=Han}\\p{Script=Hangul}]])(?<word>${ADDITIONAL})\\s*$`,
  'iv',
);
/** Whether a word of an increment says that something is taken away. */
export const isTakenAway = (word: string | null): boolean =>
  /^(?:fewer|less|weniger|de moins|menos)$/iu.test(word ?? '');
/** In the sentence before the quote: "an additional deployment of 3,000 troops". */
export const INCREMENT_IN_SENTENCE =
  /(?<!\p{L})(?<word>additional|another|further|extra|reinforcements?|increased?|rose|grew|risen)(?:\s\p{L}+){0,2}\s(?:of|by)\s(?:an?\s)?$|(?<word2>additional|another|(?:a\s)?further|extra)\s$/iu;
/** Changes by a part: "a 10 percent increase". */
export const CHANGE =
  /(?<!\p{L})(?<word>increase[sd]?|rise|rose|growth|jump|gain|surge|drop|fall|fell|decline[sd]?|decrease[sd]?|reduction|cut|anstieg|zunahme|rückgang|hausse|augmentation|baisse|aumento|incremento|descenso|증가|감소|增长|减少|増加|減少|増|減)(?!\p{L}{3})/iu;

/** A part of something named: "of those troops", "of the 10,000". */
export const PART_OF =
  /^\s*(?<word>(?:out\s)?of\s(?:those|these|them|the|its|his|her|their|whom|which|all)|der|davon|d['’]entre eux|de (?:los|las|esos|ellos)|из них)(?!\p{L})\s*/iu;

const ADVERBS: ReadonlyMap<string, string> = new Map(
  (
    [
      ['years', 'annually|yearly|annual|jährlich|anuales|anualmente|annuels?|ежегодно'],
      ['months', 'monthly|monatlich|mensuales|mensuels?'],
      ['weeks', 'weekly|wöchentlich'],
      ['days', 'daily|täglich|diarios'],
    ] as const
  ).flatMap(([unit, words]) => words.split('|').map((word) => [word, unit] as const)),
);
const RATE_BEHIND = new RegExp(
  `^[\\s,]*(?:(?<adverb>${[...ADVERBS.keys()].join('|')})|(?:(?:per|an?|each|every|pro|par|al|por|в)\\s|/\\s?)(?<unit>[\\p{L}]+))(?!\\p{L})`,
  'iu',
);
const RATE_BEFORE: readonly (readonly [string, RegExp])[] = [
  ['years', /(?:연간|매년|해마다|每年|年間|毎年|每年度|(?<!\p{L})(?:an\s)?annual(?:ly)?|yearly)\s*$/iu],
  ['months', /(?:월간|매월|매달|(?<![\d\s]\s?)월|每月|毎月|月間|(?<!\p{L})monthly)\s*$/iu],
  ['weeks', /(?:매주|每周|毎週|(?<!\p{L})weekly)\s*$/iu],
  ['days', /(?:하루|매일|每天|每日|毎日|1日|(?<!\p{L})daily)\s*$/iu],
];

/** What a rate is over, and the words that say so. */
export interface RateWords {
  readonly unit: string;
  readonly word: string;
  /** UTF-16 code units that the words take, from the beginning of the text, or up to its end. */
  readonly length: number;
}

/** A rate right behind a figure and its unit: "annually", "a month", "per barrel", "/day". */
export function rateBehind(text: string): RateWords | null {
  const match = RATE_BEHIND.exec(text);
  if (match === null) return null;
  const { adverb, unit } = match.groups ?? {};
  const over = adverb === undefined ? unit : ADVERBS.get(adverb.toLowerCase());
  return over === undefined ? null : { unit: over, word: match[0].replace(/^[\s,]+/, ''), length: match[0].length };
}

/** A rate right before a figure: 연간, 每年, "annual". */
export function rateBefore(text: string): RateWords | null {
  for (const [unit, pattern] of RATE_BEFORE) {
    const [word] = pattern.exec(text) ?? [];
    if (word !== undefined) return { unit, word: word.trim(), length: word.length };
  }
  return null;
}

const TIME = String.raw`(?:the\s)?(?:beginning|start|end|outbreak|middle|year|month|week|summer|spring|autumn|fall|winter|now|today|yesterday|tomorrow|next|last|mid|early|late|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|\d)`;
const AS_OF = new RegExp(
  String.raw`(?<!\p{L})(?:(?:as\sof|as\sat|since|by|until|before|after)\s${TIME}[^,;.()]*?(?=$|[,;.()]|\s(?:who|which|that|were|was|have|has|had|signif|and|but|to)(?!\p{L}))|so\sfar|to\sdate|until\snow|at\spresent|currently|bislang|bisher|jusqu[’']à\sprésent|hasta\sahora|지금까지|현재|目前|迄今|これまでに?)`,
  'iu',
);

/** The words that say as of when a figure holds: "since the beginning of the conflict", "so far". Null: none do. */
export function asOfIn(text: string): string | null {
  return AS_OF.exec(text)?.[0].trim() ?? null;
}
