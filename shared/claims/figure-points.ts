import { boundsOf as rangeOf } from '../figures/compare.ts';
import { comparable, unitName, unitOf } from '../figures/units.ts';
import { boundsOf as timeOf } from '../text/edtf-bounds.ts';
import type { CardFacts, FigureFacts, MentionFacts } from './mention-facts.ts';

/** By what figures are put in time: by when they hold (by the publication where nothing says so), or by the publication alone. */
export type FigureTime = 'asOf' | 'published';

/** Why a figure has no place in the plot. */
export type PlacelessWhy = 'number' | 'unit' | 'time';

/** A figure of a mention in the unit that was asked for. */
export interface FigurePoint {
  readonly figure: FigureFacts;
  readonly mention: MentionFacts;
  /** Null: its claim is on no card. */
  readonly card: CardFacts | null;
  /** In the unit that was asked for. */
  readonly min: number | null;
  readonly max: number | null;
  /** ms since 1970 (UTC), both ends included. `from` is -Infinity where the time has no beginning. */
  readonly from: number;
  readonly to: number;
  /** Whether the time is that of the publication, since nothing says when the figure holds. */
  readonly isPublication: boolean;
}

/** A figure that has no place, and why. */
export interface Placeless {
  readonly figure: FigureFacts;
  readonly mention: MentionFacts;
  readonly card: CardFacts | null;
  readonly why: PlacelessWhy;
}

/** A unit that figures can be shown in, with how many can. */
export interface UnitChoice {
  /** Its normal name; null: figures without a unit. */
  readonly unit: string | null;
  readonly count: number;
}

/** What figures are read from: as `claims.overview` answers. */
export interface FiguresFrom {
  readonly cards: readonly CardFacts[];
  readonly unassigned: readonly MentionFacts[];
}

type Told = Pick<FigurePoint, 'figure' | 'mention' | 'card'>;

/** Every figure once for each mention that has it. */
export const figuresIn = ({ cards, unassigned }: FiguresFrom): readonly Told[] => [
  ...cards.flatMap((card) =>
    card.mentions.flatMap((mention) => mention.figures.map((figure) => ({ figure, mention, card }))),
  ),
  ...unassigned.flatMap((mention) => mention.figures.map((figure) => ({ figure, mention, card: null }))),
];

/** The normal name of a unit; null: none. */
export const normalUnit = (unit: string | null): string | null => {
  const known = unitOf(unit);
  return known === null ? null : unitName(known);
};

/**
 * The units of the figures, the most frequent first; units that can be turned into each other (or are one by `isOne`) are one, by the
 * name most of them have.
 */
export function unitsOf(
  from: FiguresFrom,
  isOne = (a: string | null, b: string | null): boolean => comparable(a, b).ok,
): readonly UnitChoice[] {
  const names = new Map<string | null, number>();
  for (const { figure } of figuresIn(from)) {
    const name = normalUnit(figure.unit);
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  const choices: { unit: string | null; count: number }[] = [];
  for (const [unit, count] of [...names].toSorted(([, a], [, b]) => b - a)) {
    const same = choices.find((choice) => isOne(choice.unit, unit));
    if (same === undefined) choices.push({ unit, count });
    else same.count += count;
  }
  return choices.toSorted((a, b) => b.count - a.count);
}

/**
 * The figures that can be shown in one unit over time, and those that would be but for a missing number or date. Figures of other
 * units are in neither. O(figures).
 */
export function figurePoints(
  from: FiguresFrom,
  unit: string | null,
  time: FigureTime,
): { readonly points: readonly FigurePoint[]; readonly placeless: readonly Placeless[] } {
  const points: FigurePoint[] = [];
  const placeless: Placeless[] = [];
  for (const told of figuresIn(from)) {
    const { figure, mention } = told;
    const turned = comparable(figure.unit, unit);
    if (!turned.ok) continue;
    const range = rangeOf(figure);
    const when = momentOf(figure, mention, time);
    if (typeof range === 'string') placeless.push({ ...told, why: 'number' });
    else if (when === null) placeless.push({ ...told, why: 'time' });
    else {
      const value = (n: number | null): number | null => (n === null ? null : n * turned.factor);
      points.push({ ...told, min: value(figure.min), max: value(figure.max), ...when });
    }
  }
  return { points, placeless };
}

function momentOf(
  { asOf }: FigureFacts,
  { date }: MentionFacts,
  time: FigureTime,
): Pick<FigurePoint, 'from' | 'to' | 'isPublication'> | null {
  const own = time === 'asOf' ? closed(asOf) : null;
  if (own !== null) return { ...own, isPublication: false };
  const published = closed(date);
  return published === null ? null : { ...published, isPublication: true };
}

/** A stretch that has an end: "until October" has no beginning, and of "since October" the moment is told that is known of it. */
function closed(date: string | null): { readonly from: number; readonly to: number } | null {
  const bounds = date === null ? null : timeOf(date);
  if (bounds === null) return null;
  const to = Number.isFinite(bounds.to) ? bounds.to : bounds.from;
  return Number.isFinite(to) ? { from: bounds.from, to } : null;
}
