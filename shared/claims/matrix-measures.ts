import { comparable } from '../figures/units.ts';
import { compareStrings } from '../model/annotation.ts';
import { contradictions } from './contradictions.ts';
import { figuresIn, normalUnit, unitsOf, type FiguresFrom, type UnitChoice } from './figure-points.ts';
import { allColumns, columnsOf, type MatrixBy, type MatrixColumn } from './matrix.ts';
import type { CardFacts, FigureFacts, MentionFacts, MentionLink } from './mention-facts.ts';

/** A figure among others of its measure. */
export interface MeasuredFigure {
  readonly figure: FigureFacts;
  readonly mention: MentionFacts;
  /** Null: its claim is on no card. */
  readonly card: CardFacts | null;
  /** Whether its own unit is that of the row, and not one that can be turned into it. */
  readonly isInUnit: boolean;
  /** Mentions with a figure of the same measure that somebody has joined to this one by `contradicts`. */
  readonly contradicts: readonly MentionFacts[];
}

/** Everything that is said in one unit of one kind: troops in all. */
export interface MeasureRow {
  readonly key: string;
  /** As {@link unitsOf} names it. */
  readonly unit: string | null;
  readonly kind: string | null;
  /** Figures, each once for a mention that has it. */
  readonly count: number;
  /** By the key of the column; in each the least comes first, and what nobody has read a number from last. */
  readonly cells: ReadonlyMap<string, readonly MeasuredFigure[]>;
}

/** Measures against what says them. */
export interface MeasureMatrix {
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MeasureRow[];
}

/** Troops and people are counted apart here, though neither contradicts the other: only what can be converted is one. */
function isOneUnit(a: string | null, b: string | null): boolean {
  const compared = comparable(a, b);
  return compared.ok && compared.note !== 'generic';
}

/** The units that rows can be asked for, the most frequent first. O(figures × units). */
export const measureUnits = (from: FiguresFrom): readonly UnitChoice[] => unitsOf(from, isOneUnit);

/** Whether a figure is of a unit of {@link measureUnits}. */
export const isOfUnit = ({ unit }: Pick<FigureFacts, 'unit'>, asked: string | null): boolean =>
  isOneUnit(normalUnit(unit), asked);

/**
 * Sets figures of one unit and kind against documents, outlets or speakers, whatever cards they are on: the most frequent measure
 * first. That they are not the same is no mistake and is not marked; what somebody has recorded as contradicting is. Pure.
 */
export function measureMatrixOf(from: FiguresFrom, links: readonly MentionLink[], by: MatrixBy): MeasureMatrix {
  const units = measureUnits(from);
  const told = figuresIn(from).map((one) => ({
    ...one,
    unit: units.find(({ unit }) => isOfUnit(one.figure, unit))?.unit ?? null,
  }));
  const groups = Map.groupBy(told, ({ unit, figure }) => JSON.stringify([unit, figure.kind]));
  const against = contradictions(links);
  const rows = [...groups].map(([key, members]): MeasureRow => {
    const [first] = members;
    const unit = first?.unit ?? null;
    const mentions = new Map(members.map(({ mention }) => [mention.annotation, mention]));
    const cells = new Map<string, MeasuredFigure[]>();
    for (const { figure, mention, card } of members.toSorted((a, b) => compareValues(a.figure, b.figure, unit))) {
      const contradicts = [...(against.get(mention.annotation) ?? [])].flatMap((id) => mentions.get(id) ?? []);
      for (const column of columnsOf(mention, by)) {
        const cell = cells.get(column.key);
        const one = { figure, mention, card, isInUnit: normalUnit(figure.unit) === unit, contradicts };
        if (cell === undefined) cells.set(column.key, [one]);
        else cell.push(one);
      }
    }
    return { key, unit, kind: first?.figure.kind ?? null, count: members.length, cells };
  });
  return {
    columns: allColumns(
      told.map(({ mention }) => mention),
      by,
    ),
    rows: rows.toSorted((a, b) => b.count - a.count || compareStrings(a.key, b.key)),
  };
}

function compareValues(a: FigureFacts, b: FigureFacts, unit: string | null): number {
  const [x, y] = [a, b].map((figure) => {
    const turned = comparable(figure.unit, unit);
    const value = figure.min ?? figure.max;
    return value === null ? null : value * (turned.ok ? turned.factor : 1);
  });
  if (x === null || y === null || x === undefined || y === undefined) return Number(x === null) - Number(y === null);
  return x - y;
}
