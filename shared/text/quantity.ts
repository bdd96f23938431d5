import { BEFORE, beginsWith } from '../figures/comparators.ts';
import { ENGLISH } from '../figures/number-words.ts';
import { hasFigure } from './figure-in-unit.ts';

/** A figure as it is written in one line: one value (`min` and `max` are the same), or a range. */
export interface Quantity {
  readonly min: number;
  readonly max: number;
  /** `=` where none is written. */
  readonly comparator: string;
  /** What is counted or measured in; null where nothing is written. */
  readonly unit: string | null;
}

/** Why a text is no quantity. `comparator`: it is one that is not offered; `two`: another figure follows what is counted. */
export type QuantityProblem = 'number' | 'order' | 'comparator' | 'range' | 'unit' | 'two';

/** Signs and words before a figure, as texts write them; "more than" asks for a comparator that leaves the bound out. */
const COMPARATORS: readonly (readonly [string, string])[] = BEFORE.map(({ words, comparator, isStrict }) => [
  words,
  isStrict ? comparator.charAt(0) : comparator,
]);

/** Powers of ten that words behind a figure stand for. "k" and "m" may be units, so they are. */
const SCALES: readonly (readonly [string, number])[] = [
  ...[...ENGLISH].flatMap(([word, { value, isScale }]) => {
    const power = Math.log10(value);
    return isScale && Number.isInteger(power) ? [[word, power] as const] : [];
  }),
  ['천', 3],
  ['만', 4],
  ['억', 8],
  ['조', 12],
];

/** Thousands may be set apart as news texts do it, "10,000" or "10 000"; the point is the decimal sign. */
const FIGURE =
  /^[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:\.\d+)?(?:e[+-]?\d+)?(?![\d.,]*\d)/i;
const RANGE = /^\s*(?:[-–—]|\.\.|to\s)\s*(?=[+-]?\d)/i;

interface Figure {
  readonly digits: string;
  readonly power: number | null;
  readonly rest: string;
}

const valueOf = ({ digits }: Figure, power: number | null): number =>
  Number(`${digits}${power === null ? '' : `e${power}`}`);

function figureOf(text: string): Figure | null {
  const [written] = FIGURE.exec(text) ?? [];
  if (written === undefined) return null;
  const rest = text.slice(written.length);
  const digits = written.replace(/[, \u00a0\u202f]/g, '');
  for (const [word, power] of /e/i.test(digits) ? [] : SCALES) {
    const [match] = new RegExp(`^\\s*${word}(?=$|[^a-z])`, 'i').exec(rest) ?? [];
    if (match !== undefined) return { digits, power, rest: rest.slice(match.length) };
  }
  return { digits, power: null, rest };
}

/**
 * Reads "≥ 2 million rounds", "~10000 troops", "10,000-11,000". It never guesses: what it does not understand to the last
 * character is a problem.
 *
 * @param comparators those that may be meant; one that is not among them is a problem.
 */
export function parseQuantity(text: string, comparators: readonly string[]): Quantity | QuantityProblem {
  let left = text.trim().replaceAll('\u2212', '-');
  const [sign, comparator] = COMPARATORS.find(([one]) => beginsWith(left, one)) ?? ['', '='];
  left = left.slice(sign.length).trim();
  const first = figureOf(left);
  if (first === null) return 'number';
  if (sign !== '' && !comparators.includes(comparator)) return 'comparator';
  const [between] = RANGE.exec(first.rest) ?? [];
  const second = between === undefined ? null : figureOf(first.rest.slice(between.length));
  if (between !== undefined && second === null) return 'number';
  const unit = (second ?? first).rest.trim();
  // A further figure may be one of the unit's, or a slip: nobody can tell.
  if (/^[\d.,+\-–—~<>=≤≥≈]/.test(unit)) return 'unit';
  if (hasFigure(unit)) return 'two';
  if (second === null) {
    const value = valueOf(first, first.power);
    return Number.isFinite(value) ? { min: value, max: value, comparator, unit: unit || null } : 'number';
  }
  if (comparator !== '=' && comparator !== '~') return 'range';
  // "2-3 million" has one scale for both, "500-2 million" cannot.
  const shared = first.power === null && second.power !== null;
  if (shared && Number(first.digits) >= Number(second.digits)) return 'order';
  const [min, max] = [valueOf(first, shared ? second.power : first.power), valueOf(second, second.power)];
  if (!Number.isFinite(min) || !Number.isFinite(max)) return 'number';
  return min > max ? 'order' : { min, max, comparator, unit: unit || null };
}

/** A quantity as {@link parseQuantity} reads it again: "≥ 2,000,000 rounds". */
export function writeQuantity({ min, max, comparator, unit }: Quantity): string {
  const figures = min === max ? figure(min) : `${figure(min)}–${figure(max)}`;
  return [comparator === '=' ? '' : comparator, figures, unit ?? ''].filter(Boolean).join(' ');
}

/** Written out up to what the digits of a number can hold, with its thousands apart. */
function figure(value: number): string {
  const digits = String(value);
  if (/e/.test(digits)) return digits;
  const [whole = '', fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
