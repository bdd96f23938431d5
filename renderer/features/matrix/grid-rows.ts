import type { MeasuredFigure, MeasureMatrix } from '../../../shared/claims/matrix-measures.ts';
import type { Matrix, MatrixColumn, MatrixMention } from '../../../shared/claims/matrix.ts';
import type { MentionFacts } from '../../../shared/claims/mention-facts.ts';
import { t } from '../../strings/t.ts';
import { kindWords } from './words.ts';

/** What stands in a cell once: a mention of the row's card, or a figure of the row's measure. */
export type Said =
  | { readonly key: string; readonly mention: MentionFacts; readonly of: 'card'; readonly told: MatrixMention }
  | { readonly key: string; readonly mention: MentionFacts; readonly of: 'measure'; readonly told: MeasuredFigure };

/** A row as the grid draws it, whatever it is of. */
export interface GridRow {
  readonly id: string;
  readonly text: string;
  readonly cells: ReadonlyMap<string, readonly Said[]>;
}

/** All that the grid draws. */
export interface GridData {
  readonly columns: readonly MatrixColumn[];
  readonly rows: readonly GridRow[];
}

/** Rows of cards, for the grid. */
export const gridOfCards = ({ columns, rows }: Matrix): GridData =>
  usedOnly(
    columns,
    rows.map(({ card, cells }) => ({
      id: card.id,
      text: card.text,
      cells: mapped(cells, (told) => ({ key: told.mention.annotation, mention: told.mention, of: 'card', told })),
    })),
  );

/** Rows of measures, for the grid. */
export const gridOfMeasures = ({ columns, rows }: MeasureMatrix): GridData =>
  usedOnly(
    columns,
    rows.map(({ key, unit, kind, cells }) => ({
      id: key,
      text: t('matrix.figure', {
        figure: unit ?? t('figures.noUnit'),
        kind: kind === null ? t('matrix.noKind') : kindWords(kind),
      }),
      cells: mapped(cells, (told) => ({
        key: `${told.figure.annotation} ${told.mention.annotation}`,
        mention: told.mention,
        of: 'measure',
        told,
      })),
    })),
  );

const mapped = <T>(
  cells: ReadonlyMap<string, readonly T[]>,
  said: (one: T) => Said,
): ReadonlyMap<string, readonly Said[]> => new Map([...cells].map(([key, all]) => [key, all.map(said)]));

/** Columns in which nothing is said do not stand in the way. */
function usedOnly(columns: readonly MatrixColumn[], rows: readonly GridRow[]): GridData {
  const used = new Set(rows.flatMap(({ cells }) => [...cells.keys()]));
  return { rows, columns: columns.filter(({ key }) => used.has(key)) };
}
