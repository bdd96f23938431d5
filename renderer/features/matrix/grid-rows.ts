import type { MeasureMatrix } from '../../../shared/claims/matrix-measures.ts';
import type { Matrix, MatrixColumn } from '../../../shared/claims/matrix.ts';
import { t } from '../../strings/t.ts';
import type { GridData, GridRow, Said } from './grid-data.ts';
import { kindWords } from './words.ts';

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
