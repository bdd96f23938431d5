import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import { CSV_SPREADSHEET } from '../../../electron/core/formats/csv/format.ts';
import { record } from '../make.ts';
import { written, type OutsideCase } from './suite.ts';

type Row = Readonly<Record<string, string>>;

const rowsOf = (bytes: Buffer): Row[] => parse<Row>(bytes, { bom: true, columns: true, record_delimiter: '\r\n' });

/** A row without its marks, as the page on CSV says that they are taken off. */
function plain({ escaped = '', ...row }: Row): Record<string, string> {
  const marked = escaped === '' ? [] : (JSON.parse(escaped) as string[]);
  for (const column of marked) expect(row[column]).toMatch(/^'/);
  return { ...row, ...Object.fromEntries(marked.map((column) => [column, (row[column] ?? '').slice(1)])) };
}

/** Cells that a spreadsheet would take for a formula; a number is none. */
const formulas = (rows: readonly Row[]): string[] =>
  rows
    .flatMap((row) => Object.values(row))
    .filter((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell) && !/^-\d+(?:\.\d+)?(?:e[+-]\d+)?$/.test(cell));

const byId = (a: Record<string, unknown>, b: Record<string, unknown>): number =>
  String(a['id']) < String(b['id']) ? -1 : 1;

const RISKY = [
  '=1+1',
  '+1',
  '-1+1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '＝1',
  '＋1',
  '－1',
  '＠a',
  '=HYPERLINK("x";"y")',
];

/** The tables for spreadsheets, cell by cell: no formula in them, and the texts as they were once the marks are off. */
export const csvParse: OutsideCase = {
  reader: 'csv-parse',
  run: async (folder, records) => {
    const table = (name: string): Row[] => rowsOf(readFileSync(join(folder, `${name}.csv`)));
    const names = ['documents', 'annotations', 'relations', 'document-labels', 'claims', 'sources'];
    expect(formulas(names.flatMap(table))).toEqual([]);
    const said = ({ id, quote, label, note }: Row) => ({ id, quote, label, note });
    const annotations = records.flatMap((one) =>
      one.annotations.map(({ id, quote, label, note = '' }) => ({ id, quote, label, note })),
    );
    expect(table('annotations').map(plain).map(said).toSorted(byId)).toEqual(annotations.toSorted(byId));
    const texts = table('documents')
      .map(plain)
      .map(({ id, title, text }) => ({ id, title, text }));
    expect(texts.toSorted(byId)).toEqual(records.map(({ id, title, text }) => ({ id, title, text })).toSorted(byId));

    const claims = RISKY.map((note, i) => ({ id: `c${String(i).padStart(2, '0')}`, text: `${note} of a claim`, note }));
    const files = await written(CSV_SPREADSHEET, [record('x', { title: '=cmd()', claims })]);
    const bytes = files.get('claims.csv') ?? Buffer.of();
    expect(formulas([...files.values()].flatMap(rowsOf))).toEqual([]);
    expect(rowsOf(bytes).map(plain)).toEqual(claims);
  },
};
