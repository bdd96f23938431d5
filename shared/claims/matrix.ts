import { boundsOf, compareFigures, type FigureComparison } from '../figures/compare.ts';
import { compareStrings } from '../model/annotation.ts';
import { compareDates } from '../text/edtf-bounds.ts';
import { contradictions } from './contradictions.ts';
import type { CardFacts, FigureFacts, MentionFacts, MentionLink } from './mention-facts.ts';
import { answerOf, NAMES } from './scheme-names.ts';

/** What the cards are set against. */
export const MATRIX_BY = ['document', 'outlet', 'speaker'] as const;
export type MatrixBy = (typeof MATRIX_BY)[number];

/** One of what the cards are set against. `name` null: mentions of which it is not known (an outlet), or none is named (a speaker). */
export interface MatrixColumn {
  readonly key: string;
  readonly name: string | null;
  /** EDTF: when the earliest of its documents appeared. */
  readonly date: string | null;
}

/** How a figure stands to the one that its row is compared with. */
export interface FigureStanding {
  readonly figure: FigureFacts;
  /** Null: it is that figure's own, so there is nothing to compare. */
  readonly comparison: FigureComparison | null;
  /** What it was compared with. */
  readonly reference: FigureFacts | null;
}

/** An answer that differs from what most mentions of the card have. */
export interface AnswerStanding {
  readonly value: string | null;
  /** What most have; null: the same. */
  readonly most: string | null;
}

/** A mention with its differences from the others of its card. */
export interface MatrixMention {
  readonly mention: MentionFacts;
  readonly figures: readonly FigureStanding[];
  readonly certainty: AnswerStanding;
  readonly polarity: AnswerStanding;
  /** Mentions, of whatever card, that somebody has joined to it by `contradicts`. */
  readonly contradicts: readonly MentionFacts[];
}

/** A card against all columns. A column that is not in `cells` says nothing of it. */
export interface MatrixRow {
  readonly card: CardFacts;
  readonly cells: ReadonlyMap<string, readonly MatrixMention[]>;
  /** Whether figures differ, or the answers do, or another claim is recorded to contradict it. */
  readonly differs: boolean;
  readonly hasFigures: boolean;
}

/** Cards against what says them. */
export interface Matrix {
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly MatrixRow[];
}

/** Whether a figure stands apart: another amount, or one that cannot be compared with the others. */
export const isApart = ({ comparison }: FigureStanding): boolean =>
  comparison !== null && (comparison.verdict === 'differs' || comparison.verdict === 'not comparable');

/**
 * Sets the cards that are mentioned at all against documents, outlets or speakers. In each row the figure that most mentions have
 * (where several are as frequent, the one that most can be compared with, then the earliest) is what the others are compared with. What
 * `links` join by `contradicts` is told of both, also of claims of other cards, or of none (`unassigned`). Pure; O(mentions² of a card) at worst.
 */
export function matrixOf(
  cards: readonly CardFacts[],
  by: MatrixBy,
  {
    unassigned = [],
    links = [],
  }: { readonly unassigned?: readonly MentionFacts[]; readonly links?: readonly MentionLink[] } = {},
): Matrix {
  const against = contradictions(links);
  const mentions = new Map<string, MentionFacts>(
    against.size === 0
      ? []
      : [...cards.flatMap((card) => card.mentions), ...unassigned].map((one) => [one.annotation, one]),
  );
  const contradicting = ({ annotation }: MentionFacts): readonly MentionFacts[] =>
    [...(against.get(annotation) ?? [])].flatMap((id) => mentions.get(id) ?? []);
  const rows = cards.flatMap((card): MatrixRow[] => {
    if (card.mentions.length === 0) return [];
    const told = standings(card.mentions).map((one) => ({ ...one, contradicts: contradicting(one.mention) }));
    const cells = new Map<string, MatrixMention[]>();
    for (const one of told) {
      for (const { key } of columnsOf(one.mention, by)) {
        const cell = cells.get(key);
        if (cell === undefined) cells.set(key, [one]);
        else cell.push(one);
      }
    }
    return [
      {
        card,
        cells,
        differs: told.some(
          ({ figures, certainty, polarity, contradicts }) =>
            figures.some(isApart) || certainty.most !== null || polarity.most !== null || contradicts.length > 0,
        ),
        hasFigures: told.some(({ figures }) => figures.length > 0),
      },
    ];
  });
  return {
    columns: allColumns(
      cards.flatMap(({ mentions }) => mentions),
      by,
    ),
    // What several say comes first; otherwise the order of the cards stays.
    rows: rows.toSorted((a, b) => b.cells.size - a.cells.size),
  };
}

/** Every column that some mentions stand in, by the earliest date and then by name. O(mentions). */
export function allColumns(mentions: readonly MentionFacts[], by: MatrixBy): readonly MatrixColumn[] {
  const columns = new Map<string, MatrixColumn>();
  for (const column of mentions.flatMap((mention) => columnsOf(mention, by))) {
    const known = columns.get(column.key);
    if (known === undefined) columns.set(column.key, column);
    else if (compareDates(column.date, known.date) < 0) columns.set(column.key, { ...known, date: column.date });
  }
  return [...columns.values()].toSorted(byDateAndName);
}

const byDateAndName = (a: MatrixColumn, b: MatrixColumn): number => {
  if ((a.name === null) !== (b.name === null)) return a.name === null ? 1 : -1;
  return compareDates(a.date, b.date) || compareStrings(a.name ?? '', b.name ?? '') || compareStrings(a.key, b.key);
};

/** The columns that a mention stands in: one for its document, one for each of its outlets or speakers. */
export function columnsOf(mention: MentionFacts, by: MatrixBy): readonly MatrixColumn[] {
  const { document, title, outlets, sources, date } = mention;
  if (by === 'document') return [{ key: document, name: title === '' ? null : title, date }];
  const names = by === 'outlet' ? outlets : sources.map(({ entity, quote }) => entity ?? quote);
  const all = [...new Set(names)].map((name) => ({ key: `=${name}`, name, date }));
  return all.length > 0 ? all : [{ key: '', name: null, date }];
}

/** The differences of a card's mentions from what most of them say. */
function standings(mentions: readonly MentionFacts[]): readonly Omit<MatrixMention, 'contradicts'>[] {
  const compare = figureComparer(mentions);
  const certainty = mostCommon(mentions, NAMES.claim.certainty);
  const polarity = mostCommon(mentions, NAMES.claim.polarity);
  return mentions.map((mention) => ({
    mention,
    figures: mention.figures.map((figure) => compare(mention, figure)),
    certainty: answerStanding(mention, NAMES.claim.certainty, certainty),
    polarity: answerStanding(mention, NAMES.claim.polarity, polarity),
  }));
}

/**
 * Whether a figure of these mentions stands apart from the others, as in the matrix: 3,000 and about 3,000 go together. One that
 * nobody has read a number from is no difference. O(figures²) at worst.
 */
export function figuresDiffer(mentions: readonly MentionFacts[]): boolean {
  const read = mentions.flatMap((mention) => {
    const figures = mention.figures.filter(({ min, max }) => min !== null || max !== null);
    return figures.length === 0 ? [] : [{ ...mention, figures }];
  });
  if (read.length < 2) return false;
  const compare = figureComparer(read);
  return read.some((mention) => mention.figures.some((figure) => isApart(compare(mention, figure))));
}

/** The answer that most mentions have; of as frequent ones the one that comes first. */
function mostCommon(mentions: readonly MentionFacts[], name: string): string | null {
  const counts = new Map<string, number>();
  for (const mention of mentions) {
    const value = answerOf(mention, name);
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

function answerStanding(mention: MentionFacts, name: string, most: string | null): AnswerStanding {
  const value = answerOf(mention, name);
  return { value, most: value === null || value === most ? null : most };
}

/** Compares each figure of a card with what most mentions have of the same measure, or else with the measure that most have. */
function figureComparer(
  mentions: readonly MentionFacts[],
): (mention: MentionFacts, figure: FigureFacts) => FigureStanding {
  const owner = new Map<FigureFacts, MentionFacts>();
  for (const mention of mentions.toSorted((a, b) => compareDates(a.date, b.date))) {
    for (const figure of mention.figures) owner.set(figure, mention);
  }
  const measures = measuresOf([...owner.keys()]);
  const references = measures.map((figures) => referenceOf(figures));
  return (mention, figure) => {
    const place = measures.findIndex((figures) => figures.includes(figure));
    const [main, own] = [references[0] ?? null, references[place] ?? null];
    const within = best(mention, figure, own);
    if (place === 0 || within?.comparison?.verdict === 'differs') return within ?? alone(figure);
    return best(mention, figure, main) ?? alone(figure);
  };

  /** A claim may state several figures, and one that goes together is enough: it is not compared with itself. */
  function best(mention: MentionFacts, figure: FigureFacts, reference: FigureFacts | null): FigureStanding | null {
    const other = reference === null ? undefined : owner.get(reference);
    if (reference === null || other === undefined || other.annotation === mention.annotation) return null;
    const fits = (a: FigureFacts, b: FigureFacts): boolean =>
      ['same', 'compatible'].includes(compareFigures(a, b).verdict);
    const against = other.figures.find((one) => fits(figure, one)) ?? reference;
    const comparison = compareFigures(figure, against);
    const isMadeUpFor = mention.figures.some((one) => one !== figure && fits(one, reference));
    return isMadeUpFor && comparison.verdict === 'differs' ? null : { figure, comparison, reference: against };
  }
}

const alone = (figure: FigureFacts): FigureStanding => ({ figure, comparison: null, reference: null });

/**
 * Figures by what they can be compared with, the measure of most of them first. Troops and civilians are of one measure where "people"
 * is comparable with both, whichever comes first. Each measure has its figures in the order that they came in. O(figures²).
 */
function measuresOf(figures: readonly FigureFacts[]): readonly (readonly FigureFacts[])[] {
  let measures: FigureFacts[][] = [];
  for (const figure of figures) {
    const of = measures.filter((measure) => measure.some((other) => isComparable(figure, other)));
    const joined = [...of.flat(), figure];
    const [place] = of;
    measures =
      place === undefined
        ? [...measures, joined]
        : measures.flatMap((measure) => (measure === place ? [joined] : of.includes(measure) ? [] : [measure]));
  }
  const order = new Map(figures.map((figure, i) => [figure, i] as const));
  for (const measure of measures) measure.sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
  return measures.toSorted((a, b) => Number(hasNoNumber(a[0])) - Number(hasNoNumber(b[0])) || b.length - a.length);
}

/** Nothing can be compared with a figure that nobody has read a number from. */
const hasNoNumber = (figure: FigureFacts | undefined): boolean =>
  figure === undefined || typeof boundsOf(figure) === 'string';

const isComparable = (a: FigureFacts, b: FigureFacts): boolean => compareFigures(a, b).verdict !== 'not comparable';

/** The figure that most of a measure say in the same way; of as frequent ones that which most can be compared with, then the first. */
function referenceOf(figures: readonly FigureFacts[]): FigureFacts | null {
  let best: FigureFacts | null = null;
  let [most, widest] = [0, 0];
  for (const figure of figures) {
    const verdicts = figures.map((other) => compareFigures(figure, other).verdict);
    const same = verdicts.filter((verdict) => verdict === 'same').length;
    const wide = verdicts.filter((verdict) => verdict !== 'not comparable').length;
    if (best === null || same > most || (same === most && wide > widest)) [best, most, widest] = [figure, same, wide];
  }
  return best;
}
