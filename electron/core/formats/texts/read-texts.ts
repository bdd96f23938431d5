import { assertNever } from '../../../../shared/assert.ts';
import { Refusal } from '../../../../shared/api/reply.ts';
import type { TableContent } from '../../../../shared/api/staged.ts';
import type { TableChoice } from '../../../../shared/model/table-choice.ts';
import { factsOf } from '../../sources/text-facts.ts';
import { openCsv, type CsvTable } from '../csv/open.ts';
import type { PlacedRecord } from '../dataset.ts';
import type { FileSource } from '../lines.ts';
import { openParquet } from '../parquet/open.ts';
import { hasAnnotations } from '../tables/flat-in.ts';
import type { TableIn } from '../tables/table-in.ts';
import { layoutOf } from '../tables/tree.ts';
import { documentsOf, merged, type LeftOut, type TextRow } from './documents.ts';
import { openJsonLines } from './jsonl.ts';
import type { TextsKind } from './kinds.ts';
import { proposeChoice } from './propose.ts';
import { surveyOf } from './survey.ts';

/** A table of texts to read. Plain values, so that it can be sent to another thread. */
export interface TextsRequest {
  readonly table: TextsKind;
  readonly source: FileSource;
  /** Any WHATWG label; of CSV only. */
  readonly encoding?: string;
  /** Which columns become what; proposed where it is not told. */
  readonly choice?: TableChoice;
  /** Whether the documents are wanted too, or only what is to be said of them. */
  readonly withDocuments: boolean;
  /** Whether nothing is to be read where the columns are those of annotations. */
  readonly unlessAnnotated?: boolean;
}

/** What a table of texts holds. Plain values. */
export interface TextsRead {
  readonly content: Omit<TableContent, 'kind' | 'format'>;
  /** Null where they were not wanted, or none can be made yet. */
  readonly documents: readonly PlacedRecord[] | null;
}

const PREVIEWS = 5;
const PREVIEW = 600;

/**
 * Reads a table whose rows are texts, as it is chosen or proposed. Null where its columns are those of annotations and it was asked for.
 *
 * @throws Refusal `refused` with file and line: those of the tables; a row that cannot be a document.
 */
export async function readTexts(request: TextsRequest, signal?: AbortSignal): Promise<TextsRead | null> {
  const table = await openTable(request, signal);
  if (request.unlessAnnotated === true && (layoutOf(table) !== null || hasAnnotations(table.columns))) return null;
  const survey = await surveyOf(table);
  if (survey.rows === 0) {
    const { file } = table;
    throw new Refusal('refused', `${file}: there are columns, but no rows. Nothing was read.`, { file });
  }
  const choice = request.choice ?? proposeChoice(survey);
  const columns = survey.columns.map(({ name, samples, filled }) => ({ name, samples: [...samples], filled }));
  const common = { rows: survey.rows, columns, choice, ...separatorOf(table) };
  const waiting = missingColumn(table, choice);
  const { text } = choice;
  if (waiting !== null || text === null) {
    const content = { ...common, documents: [], leftOut: [], waiting: waiting ?? 'Choose the column with the texts.' };
    return { content, documents: null };
  }
  const leftOut: LeftOut = new Map();
  const previews: TableContent['documents'] = [];
  const rows: TextRow[] = [];
  const ids = new Set<string>();
  for await (const row of documentsOf(table, { ...choice, text }, leftOut)) {
    if (request.withDocuments) rows.push(row);
    if (previews.length < PREVIEWS && !ids.has(row.record.id)) {
      previews.push({ title: row.record.title, preview: row.record.text.slice(0, PREVIEW).toWellFormed() });
    }
    ids.add(row.record.id);
  }
  const content = {
    ...common,
    documents: previews,
    leftOut: [...leftOut].map(([what, count]) => ({ what, count })),
    waiting: ids.size === 0 ? `No row has a text in the column ${text}. Choose another column.` : null,
  };
  return { content, documents: request.withDocuments && ids.size > 0 ? placed(table.file, merged(rows)) : null };
}

async function openTable({ table, source, encoding }: TextsRequest, signal?: AbortSignal): Promise<TableIn> {
  switch (table) {
    case 'csv':
      return openCsv(source, { encoding, signal });
    case 'jsonl':
      return openJsonLines(source, signal);
    case 'parquet':
      return openParquet(source, signal);
    default:
      return assertNever(table);
  }
}

const SEPARATORS = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

/** What separates the cells of CSV, so that it is told and not only guessed. */
const separatorOf = (table: TableIn | CsvTable): Pick<TableContent, 'separator'> =>
  'dialect' in table ? { separator: SEPARATORS[table.dialect.separator] } : {};

function missingColumn({ columns }: TableIn, { metadata, ...roles }: TableChoice): string | null {
  const named = [...Object.values(roles).filter((name) => name !== null), ...metadata];
  const missing = named.find((name) => !columns.includes(name));
  if (missing === undefined) return null;
  return `There is no column ${JSON.stringify(missing)}. There is ${columns.slice(0, 30).join(', ')}.`;
}

const placed = (file: string, rows: readonly TextRow[]): PlacedRecord[] =>
  rows.map(({ record, line }) => ({ record, facts: factsOf(record.text, 'text/plain'), place: { file, line } }));
