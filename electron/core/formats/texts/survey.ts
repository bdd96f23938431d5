import { Refusal } from '../../../../shared/api/reply.ts';
import { rowsOf, type TableIn } from '../tables/table-in.ts';
import { cellText } from './cells.ts';

/** What is known of a column after one walk over the table. */
export interface SurveyedColumn {
  readonly name: string;
  /** The first three values that differ, cut to 120 characters. */
  readonly samples: readonly string[];
  /** Rows that have a value there. */
  readonly filled: number;
  /** Of those values: UTF-16 code units together. */
  readonly length: number;
}

/** A table of texts as a whole. */
export interface Survey {
  readonly rows: number;
  readonly columns: readonly SurveyedColumn[];
}

const SAMPLES = 3;
const SAMPLE_LENGTH = 120;
/** Rows of a table at most: so many documents are no project. */
export const MOST_ROWS = 1_000_000;

/** Walks over a table once. @throws Refusal `refused` where it has more than a million rows; those of the table */
export async function surveyOf(table: TableIn): Promise<Survey> {
  const columns = table.columns.map((name) => ({ name, samples: [] as string[], filled: 0, length: 0 }));
  let rows = 0;
  for await (const { cells } of rowsOf(table)) {
    rows += 1;
    if (rows > MOST_ROWS) {
      const { file } = table;
      throw new Refusal('refused', `${file}: more than ${MOST_ROWS} rows are not read; import it in parts`, { file });
    }
    for (const [i, column] of columns.entries()) {
      const text = cellText(cells[i]);
      if (text === null || text.trim() === '') continue;
      column.filled += 1;
      column.length += text.length;
      const sample = text.slice(0, SAMPLE_LENGTH).toWellFormed();
      if (column.samples.length < SAMPLES && !column.samples.includes(sample)) column.samples.push(sample);
    }
  }
  return { rows, columns };
}
