import { comparable, type UnitNote, type UnitProblem } from './units.ts';

/** A figure as a codebook's answers give it. An open or unknown side is null. */
export interface ComparedFigure {
  readonly min: number | null;
  readonly max: number | null;
  /** `=`, `~`, `>=`, `<=`; `>`, `<`, `≥`, `≤` and `≈` are understood, too. */
  readonly comparator: string;
  readonly unit: string | null;
  /** What the figure counts: "total", "increment"; null: not said. */
  readonly kind: string | null;
}

/** What of two figures can be said. `compatible`: different words, and both can be true. */
export type FigureVerdict = 'same' | 'compatible' | 'differs' | 'not comparable';

/**
 * Why. Same: `equal`. Compatible: `wording` (one value, hedged differently), `bound` ("at least 2" does not exclude 3), `range`
 * (they overlap), `approximate` (within what "about" leaves open), `rounded` (within what a conversion rounds away). Differs: `apart`.
 * Not comparable: `no-figure`, `order` (the least is more than the most), `comparator` (one that nobody knows), `kind` (a total and an
 * increment), `kind-missing` (only one has a kind), or the {@link UnitProblem}.
 */
export type FigureReason =
  | 'equal'
  | 'wording'
  | 'bound'
  | 'range'
  | 'approximate'
  | 'rounded'
  | 'apart'
  | 'no-figure'
  | 'order'
  | 'comparator'
  | 'kind'
  | 'kind-missing'
  | UnitProblem;

/** The values that a figure leaves possible, as it is worded: infinite where a side is open. */
export interface Bounds {
  readonly least: number;
  readonly most: number;
}

/** What comparing two figures comes to. */
export interface FigureComparison {
  readonly verdict: FigureVerdict;
  readonly why: FigureReason;
  readonly note: UnitNote | null;
  /** Of both, in the unit of the second, without what "about" leaves open; null where they are not comparable. */
  readonly bounds: readonly [Bounds, Bounds] | null;
}

/**
 * How far apart figures may lie, as a part of the value, where one or both are "about". A convention: about 10,000 and about 11,000 are
 * two figures, about 10,000 and 10,400 may be one.
 */
export const ABOUT = 0.05;
/** What arithmetic with fractions may be off by. */
const EXACT = 1e-9;

const COMPARATORS: ReadonlyMap<string, '=' | '~' | '>=' | '<=' | '>' | '<'> = new Map([
  ['=', '='],
  ['', '='],
  ['~', '~'],
  ['≈', '~'],
  ['>=', '>='],
  ['≥', '>='],
  ['<=', '<='],
  ['≤', '<='],
  ['>', '>'],
  ['<', '<'],
]);

interface Interval extends Bounds {
  /** Whether the bound itself is left out: "> 10". */
  readonly isOpen: boolean;
  readonly slack: number;
  readonly sign: string;
}

/**
 * The values that a figure leaves possible: "at least 2 million" is 2 million to infinity. A string is why there are none.
 * "About" is not widened: see {@link ABOUT}.
 */
export function boundsOf(
  figure: Pick<ComparedFigure, 'min' | 'max' | 'comparator'>,
): Bounds | 'no-figure' | 'order' | 'comparator' {
  const found = intervalOf(figure);
  return typeof found === 'string' ? found : { least: found.least, most: found.most };
}

function intervalOf({
  min,
  max,
  comparator,
}: Pick<ComparedFigure, 'min' | 'max' | 'comparator'>): Interval | 'no-figure' | 'order' | 'comparator' {
  const sign = COMPARATORS.get(comparator.trim());
  if (sign === undefined) return 'comparator';
  if (min === null && max === null) return 'no-figure';
  if (min !== null && max !== null && min > max) return 'order';
  const isOpen = sign === '>' || sign === '<';
  const slack = sign === '~' ? ABOUT : 0;
  const [least, most] = [min ?? -Infinity, max ?? Infinity];
  if (sign === '>=' || sign === '>') return { least: min ?? most, most: Infinity, isOpen, slack, sign };
  if (sign === '<=' || sign === '<') return { least: -Infinity, most: max ?? least, isOpen, slack, sign };
  return { least, most, isOpen, slack, sign };
}

/**
 * Compares two figures by comparator, range, unit and kind. A total is never compared with an increment, nor a figure with a kind
 * with one without. The verdict is the same whichever comes first.
 */
export function compareFigures(a: ComparedFigure, b: ComparedFigure): FigureComparison {
  const [first, second] = [intervalOf(a), intervalOf(b)];
  if (typeof first === 'string') return no(first);
  if (typeof second === 'string') return no(second);
  if (a.kind !== b.kind) return no(a.kind === null || b.kind === null ? 'kind-missing' : 'kind');
  const units = comparable(a.unit, b.unit);
  if (!units.ok) return no(units.why);
  const turned = { ...first, least: first.least * units.factor, most: first.most * units.factor };
  const bounds = [plain(turned), plain(second)] as const;
  const yes = (verdict: FigureVerdict, why: FigureReason): FigureComparison => ({
    verdict,
    why,
    note: units.note,
    bounds,
  });

  const isEqual = near(turned.least, second.least) && near(turned.most, second.most);
  if (isEqual && turned.sign === second.sign) return yes('same', 'equal');
  const isBound = [turned, second].some(({ sign }) => /[<>]/.test(sign));
  if (meet(turned, second)) return yes('compatible', isEqual ? 'wording' : isBound ? 'bound' : 'range');
  const slack = Math.max(first.slack, second.slack);
  if (meetWith(slack, turned, second)) return yes('compatible', 'approximate');
  if (meetWith(slack + units.slack, turned, second)) return yes('compatible', 'rounded');
  return yes('differs', 'apart');
}

const no = (why: FigureReason): FigureComparison => ({ verdict: 'not comparable', why, note: null, bounds: null });
const plain = ({ least, most }: Bounds): Bounds => ({ least, most });
/** An open side is near nothing but itself. */
const near = (a: number, b: number): boolean =>
  a === b ||
  (Number.isFinite(a) && Number.isFinite(b) && Math.abs(a - b) <= EXACT * Math.min(Math.abs(a), Math.abs(b)));

function meet(a: Interval, b: Interval): boolean {
  const touches = (low: number, high: number): boolean => low < high || near(low, high);
  if (!touches(a.least, b.most) || !touches(b.least, a.most)) return false;
  // "More than 10" and "10" touch, and cannot both be true.
  return !(a.isOpen || b.isOpen) || !(near(a.least, b.most) || near(b.least, a.most));
}

/** Whether they meet where each gives way to the other by half of it. */
function meetWith(slack: number, a: Interval, b: Interval): boolean {
  const wide = (one: Interval): Interval => ({
    ...one,
    least: one.least - share(one.least, slack / 2),
    most: one.most + share(one.most, slack / 2),
  });
  return meet(wide(a), wide(b));
}
const share = (of: number, part: number): number => (Number.isFinite(of) ? Math.abs(of) * part : 0);
