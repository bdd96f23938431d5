import type { Matrix, MatrixBy, MatrixMention } from '../../../shared/claims/matrix.ts';
import type { DataTable } from '../../../shared/plot/table.ts';
import { t } from '../../strings/t.ts';
import { asOfWords, certaintyWords, columnName, figureWords, isNegative } from './words.ts';

/** The matrix as a table of words: a card a row, a source a column. Several mentions of a cell are on lines of their own. */
export function matrixTable({ rows, columns }: Matrix, by: MatrixBy): DataTable {
  return {
    caption: t('matrix.title'),
    columns: [{ name: t('matrix.claim') }, ...columns.map((column) => ({ name: columnName(column, by) }))],
    rows: rows.map(({ card, cells }) => ({
      key: card.id,
      cells: [card.text, ...columns.map(({ key }) => cells.get(key)?.map(mentionText).join('\n') ?? null)],
    })),
  };
}

function mentionText(one: MatrixMention): string {
  const { mention, figures, certainty } = one;
  const said = figures.map(({ figure, comparison }) => {
    const mark = comparison?.verdict === 'differs' ? ` (≠ ${t('matrix.differs')})` : '';
    return [`${figureWords(figure)}${mark}`, `“${figure.quote}”`, asOfWords(figure)]
      .filter((part) => part !== null)
      .join(' · ');
  });
  return [
    ...(said.length > 0 ? said : [mention.quote]),
    ...(isNegative(one) ? [t('matrix.negative')] : []),
    ...(certainty.value === null ? [] : [certaintyWords(certainty.value)]),
  ].join('; ');
}
