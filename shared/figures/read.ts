import { readAhead, type Ahead } from './ahead.ts';
import type { Comparator } from './comparators.ts';
import { plainDigits } from './digits.ts';
import { asOfIn, CHANGE, INCREMENT_IN_SENTENCE, isTakenAway, type FigureKind } from './kinds.ts';
import { languageOf, type ReadLanguage } from './languages.ts';
import { numbersOf, type FoundNumber, type FoundNumbers } from './numbers.ts';
import { figureOf, type Figure } from './ranges.ts';
import { phraseBehind, type UnitPhrase } from './unit-phrase.ts';
import { ANYBODY } from './unit-table.ts';
import { comparable, unitName, unitOf, type Unit } from './units.ts';

/** What words of a text were taken for. */
export interface ReadPart {
  readonly part: string;
  readonly as: 'number' | 'comparator' | 'unit' | 'kind' | 'rate' | 'time' | 'convention' | 'separator';
  /** The value: digits, a comparator, the name of a unit or a kind, a language. */
  readonly means: string;
}

/** What a QUANTITY's text may say, for a person to confirm. */
export interface FigureProposal {
  /** One value has both the same, whatever its comparator: "at least 2" is 2 to 2 with `>=`, as codebooks have it. */
  readonly min: number;
  readonly max: number;
  readonly comparator: Comparator;
  /** "More than" and "fewer than": `>=` and `<=` whose bound itself is left out, which the four comparators cannot say. */
  readonly isStrict: boolean;
  readonly unit: string | null;
  readonly kind: FigureKind;
  /** The words that say as of when. */
  readonly asOf: string | null;
  /** `low`: a convention ("thousands") or one of several readings; `medium`: the kind or the unit is not said plainly. */
  readonly sure: 'high' | 'medium' | 'low';
  readonly read: readonly ReadPart[];
}

/**
 * Why a text gives no figure. `no-number`: "many soldiers"; `date`, `ordinal`, `name`: its numbers are only that; `several`: figures
 * that are no range; `units`: two currencies for one number, or a range from one unit to another; `long`: more text than a figure has.
 */
export type NoFigure = 'no-number' | 'date' | 'ordinal' | 'name' | 'several' | 'units' | 'long';

/** What reading comes to: several proposals where the text leaves it open, the likeliest first. */
export type FigureReading = { readonly proposals: readonly FigureProposal[]; readonly why: NoFigure | null };

/** What stands around a quote, and the language that its document states (a language tag); null: not known. */
export interface FigureContext {
  readonly before?: string;
  readonly after?: string;
  readonly language?: string | null;
  /** More of the document, by whose words the language is told where none is stated. */
  readonly sample?: string;
}

/** A figure's text; the span of a sentence says more than one figure. */
const MAX_LENGTH = 300;

/**
 * Reads the figure that a text says: value or range, comparator, unit, kind, as-of words. It says for each part which words it
 * took for what, and gives several proposals rather than choose in silence. O(n).
 */
export function readFigure(text: string, context: FigureContext = {}): FigureReading {
  const plain = plainDigits(text.normalize('NFC').replaceAll(/\s/gu, ' ')).trim();
  if (plain.length > MAX_LENGTH) return none('long');
  const { before = '', after = '', sample = '' } = context;
  const language = languageOf(context.language ?? null, `${before} ${plain} ${after} ${sample}`);
  const found = numbersOf(plain, language);
  const numbers = found.numbers.length > 0 ? found.numbers : bareUnit(plain, found);
  const figure = numbers.some(({ start, end }) => isTorn(plain.slice(start, end)))
    ? 'several'
    : figureOf(plain, numbers);
  if (typeof figure === 'string') return none(numbers.length === 0 ? (found.masks[0]?.why ?? 'no-number') : figure);
  const behind = beyond(phraseBehind(plain.slice(figure.end)), after);
  const ahead = readAhead(plain.slice(0, figure.start));
  if (ahead.unit !== null && behind.unit?.dimension === 'money' && behind.unit.base !== ahead.unit.base)
    return none('units');
  const [between = null] = figure.between;
  const stated = [ahead.unit, ...figure.between.map(unitOf), behind.unit].filter((unit) => unit !== null);
  if (figure.between.length > 0 && !stated.every((unit) => stated.every((other) => isOneUnit(unit, other))))
    return none('units');
  const proposals = figure.ranges.map(([min, max]) =>
    propose({ plain, figure, ahead, behind, between, before, after, language }, min, max),
  );
  const isOpen = proposals.length > 1;
  return { proposals: proposals.map((one) => (isOpen ? { ...one, sure: 'low' } : one)), why: null };
}

/** "1,1,000" and "3,4,5" are no thousands: three digits stand in the last group, and two or three in the others. */
function isTorn(written: string): boolean {
  const [grouped] = /\d+(?:([.,])\d+)(?:\1\d+)+/.exec(written) ?? [];
  return grouped !== undefined && !/^\d{1,3}(?:[.,]\d{2,3})*[.,]\d{3}$/.test(grouped);
}

/** A quote that ends with its number counts what the sentence goes on with, where that is a thing that is known: "300" of "300 men". */
function beyond(behind: UnitPhrase, after: string): UnitPhrase {
  if (behind.unit !== null || behind.rest.trim() !== '' || behind.part !== null) return behind;
  const { unit, words, increment, rate } = phraseBehind(after.replaceAll(/\s/gu, ' '));
  if (unit === null || unit.dimension === null) return behind;
  return { ...behind, unit, words, increment: behind.increment ?? increment, rate: behind.rate ?? rate };
}

const none = (why: NoFigure): FigureReading => ({ proposals: [], why });

/** "About a month": one, where nothing else is a number. */
function bareUnit(text: string, { masks }: FoundNumbers): readonly FoundNumber[] {
  const match = /(?<!\p{L})(?:an?|one)\s(?<unit>\p{L}+)(?!\p{L})/iu.exec(text);
  const dimension = unitOf(match?.groups?.['unit'] ?? null)?.dimension;
  if (match === null || masks.length > 0 || !(dimension === 'time' || dimension === 'length')) return [];
  const [article = ''] = /^\p{L}+/u.exec(match[0]) ?? [];
  return [{ start: match.index, end: match.index + article.length, values: [1], scaled: null, special: null }];
}

interface Parts {
  readonly plain: string;
  readonly figure: Figure;
  readonly ahead: Ahead;
  readonly behind: UnitPhrase;
  /** What stands at one end of a range only. */
  readonly between: string | null;
  readonly before: string;
  readonly after: string;
  readonly language: ReadLanguage;
}

function propose(parts: Parts, min: number, max: number): FigureProposal {
  const { plain, figure, ahead, behind, before, after, language } = parts;
  const { special } = figure;
  const signs = [...ahead.comparators, ...behind.comparators];
  // "At least about 10": the bound says more than that it is rough.
  const sign =
    signs.find(({ comparator }) => /[<>]/.test(comparator)) ?? signs.find(({ comparator }) => comparator !== '=');
  const { unit, words } = unitIn(parts);
  const rate = behind.rate ?? ahead.rate;
  const whole: Unit | null = unit === null || rate === null ? unit : { ...unit, per: unitOf(rate.unit) };
  const inSentence = INCREMENT_IN_SENTENCE.exec(before)?.groups;
  const increment = ahead.increment ?? behind.increment ?? inSentence?.['word'] ?? inSentence?.['word2'] ?? null;
  const change = CHANGE.exec(behind.rest)?.groups?.['word'] ?? null;
  const part = figure.part ?? behind.part;
  const [kind, kindWords] =
    whole === null && rate !== null ? (['rate', null] as const) : kindOf(whole, increment, change, part);
  const asOf = asOfIn(plain) ?? asOfIn(after);
  const number = plain.slice(figure.start, figure.end).trim();
  const isAmbiguous = figure.ranges.length > 1;
  const read: (ReadPart | null)[] = [
    ...signs.map(({ words: part, comparator }) => ({ part, as: 'comparator', means: comparator }) as const),
    {
      part: number,
      as: special?.isConvention === true ? 'convention' : 'number',
      means: min === max ? String(min) : `${min}–${max}`,
    },
    isAmbiguous || (language.isGuessed && /\d\.\d{3}(?!\d)/.test(number) && language.name !== null)
      ? { part: number, as: 'separator', means: isAmbiguous ? '?' : (language.name ?? '?') }
      : null,
    whole === null ? null : { part: words, as: 'unit', means: unitName({ ...whole, per: null }) },
    rate === null ? null : { part: rate.word, as: 'rate', means: whole === null ? rate.unit : unitName(whole) },
    kindWords === null ? null : { part: kindWords, as: 'kind', means: kind },
    asOf === null ? null : { part: asOf, as: 'time', means: asOf },
  ];
  // No kind says that something is less: a person has to look.
  const isPlain = whole?.dimension !== null && whole !== null && !isTakenAway(increment);
  return {
    min,
    max,
    comparator: sign?.comparator ?? special?.comparator ?? '=',
    isStrict: sign?.isStrict ?? false,
    unit: whole === null ? null : unitName(whole),
    kind,
    asOf,
    sure:
      special?.isConvention === true ? 'low' : isPlain && (kind !== 'total' || !language.isGuessed) ? 'high' : 'medium',
    read: read.filter((one) => one !== null),
  };
}

/** Whether a number in one of them is the same number in the other. Bare degrees may be of any scale, and unknown words are told by the reader. */
function isOneUnit(a: Unit, b: Unit): boolean {
  if (a.dimension === null || b.dimension === null) return true;
  if (a.dimension === 'temperature' && b.dimension === 'temperature')
    return a.base === b.base || [a, b].some(({ base }) => base === 'degree');
  const compared = comparable(a.lemma, b.lemma);
  return compared.ok && compared.factor === 1;
}

function unitIn({ figure, ahead, behind, between }: Parts): { readonly unit: Unit | null; readonly words: string } {
  const { special } = figure;
  if (special?.unit !== null && special !== null) return { unit: unitOf(special.unit), words: '' };
  if (ahead.unit !== null) return { unit: ahead.unit, words: ahead.unitWords };
  if (ahead.isAge && behind.unit === null) return { unit: unitOf('years'), words: 'age' };
  if (behind.unit === null && between !== null) return { unit: unitOf(between), words: between };
  const isVague = behind.unit === null || behind.unit.base === ANYBODY;
  return isVague && ahead.counted !== null ? ahead.counted : { unit: behind.unit, words: behind.words };
}

/** What kind of figure it is, and the words that say so; null: the unit, or nothing, says so. */
function kindOf(
  unit: Unit | null,
  increment: string | null,
  change: string | null,
  part: string | null,
): [FigureKind, string | null] {
  if (unit?.dimension === 'share' && unit.base === 'share') {
    const words = increment ?? change;
    return words === null ? ['subset', part] : ['increment', words];
  }
  if (unit?.per !== null && unit !== null) return ['rate', null];
  switch (unit?.dimension) {
    case 'speed':
      return ['rate', null];
    case 'time':
    case 'length':
    case 'area':
    case 'temperature':
    case 'times':
    case 'share':
      return ['distance_duration_other', null];
    default:
      if (increment !== null) return ['increment', increment];
      return part === null ? ['total', null] : ['subset', part];
  }
}
