import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvParser } from '../../electron/core/formats/csv/parse.ts';
import { csvTable } from '../../electron/core/formats/csv/write.ts';

const PIECES = ['"', '""', ',', ';', '\r', '\n', '\r\n', "'", '=', ' ', '\t', '\u2028', '👩‍👩‍👧', 'a', '1'] as const;
const cells = fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((all) => all.join(''));
const tables = fc.array(fc.tuple(cells, cells, cells), { minLength: 1, maxLength: 6 });

const COLUMNS = ['a', 'b', 'c'].map((name) => ({ name, type: 'text' as const }));

function ours(rows: readonly (readonly (string | null)[])[]): string {
  const table = csvTable(COLUMNS, false);
  const pieces = [...rows.map((row) => table.add(row)), ...table.end()];
  return pieces.join('');
}

/** Read in two pieces that meet anywhere. */
function read(text: string, at: number): (string | null)[][] {
  const parser = new CsvParser('x.csv', ',');
  const cut = at % (text.length + 1);
  return [...parser.push(text.slice(0, cut)), ...parser.push(text.slice(cut)), ...parser.end()].map((record) => [
    ...record.cells,
  ]);
}

describe('CSV beside csv-parse and csv-stringify', () => {
  it('2,000 tables that we write are read by csv-parse as they were', () => {
    const property = fc.property(tables, (rows) => {
      expect(parse(ours(rows), { record_delimiter: '\r\n' })).toEqual([['a', 'b', 'c'], ...rows]);
    });
    fc.assert(property, { numRuns: 2000 });
  });

  it('2,000 tables that csv-stringify writes are read by us as they were, wherever a piece ends', () => {
    const property = fc.property(tables, fc.nat(), fc.constantFrom('\n', '\r\n'), (rows, at, end) => {
      const text = stringify(rows, { record_delimiter: end, quoted_match: /[\r\n]/, quoted_string: true });
      expect(read(text, at)).toEqual(rows);
    });
    fc.assert(property, { numRuns: 2000 });
  });

  it('2,000 tables come back with what is empty apart from what is nothing', () => {
    const row = fc.tuple(fc.option(cells), fc.option(cells), fc.option(cells));
    const property = fc.property(fc.array(row, { maxLength: 6 }), fc.nat(), (rows, at) => {
      expect(read(ours(rows), at)).toEqual([['a', 'b', 'c'], ...rows]);
    });
    fc.assert(property, { numRuns: 2000 });
  });
});
