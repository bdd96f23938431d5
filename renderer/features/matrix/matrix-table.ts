import type { MatrixBy, MatrixMention } from '../../../shared/claims/matrix.ts';
import type { FigureFacts } from '../../../shared/claims/mention-facts.ts';
import { answerOf, NAMES } from '../../../shared/claims/scheme-names.ts';
import type { DataTable } from '../../../shared/plot/table.ts';
import { t } from '../../strings/t.ts';
import type { GridData, Said } from './grid-data.ts';
import {
  asOfWords,
  certaintyWords,
  columnName,
  contradictsWords,
  figureWords,
  isNegative,
  whoseWords,
} from './words.ts';

/** The matrix as a table of words: a card or a measure a row, a source a column. Several mentions of a cell are on lines of their own. */
export function matrixTable({ rows, columns }: GridData, by: MatrixBy, head: string): DataTable {
  return {
    caption: t('matrix.title'),
    columns: [{ name: head }, ...columns.map((column) => ({ name: columnName(column, by) }))],
    rows: rows.map(({ id, text, cells }) => ({
      key: id,
      cells: [
        text,
        ...columns.map(
          ({ key }) =>
            cells
              .get(key)
              ?.map((said) => saidText(said, by))
              .join('\n') ?? null,
        ),
      ],
    })),
  };
}

function saidText({ mention, ...said }: Said, by: MatrixBy): string {
  const certainty = answerOf(mention, NAMES.claim.certainty);
  const { before, after } =
    said.of === 'card'
      ? { before: mentionParts(said.told), after: contradictsWords(said.told) }
      : {
          before: [figureText(said.told.figure, '')],
          after: [said.told.card?.text ?? t('figures.noCard'), ...contradictsWords(said.told)],
        };
  return [
    ...before,
    whoseWords(mention, by),
    ...(certainty === null ? [] : [certaintyWords(certainty)]),
    ...after,
  ].join('; ');
}

function mentionParts(one: MatrixMention): readonly string[] {
  const { mention, figures } = one;
  const said = figures.map(({ figure, comparison }) =>
    figureText(figure, comparison?.verdict === 'differs' ? ` (≠ ${t('matrix.differs')})` : ''),
  );
  return [...(said.length > 0 ? said : [mention.quote]), ...(isNegative(one) ? [t('matrix.negative')] : [])];
}

const figureText = (figure: FigureFacts, mark: string): string =>
  [`${figureWords(figure)}${mark}`, `“${figure.quote}”`, asOfWords(figure)].filter((part) => part !== null).join(' · ');
