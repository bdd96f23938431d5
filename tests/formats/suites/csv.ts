import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { CSV, CSV_SPREADSHEET } from '../../../electron/core/formats/csv/format.ts';
import { CsvParser } from '../../../electron/core/formats/csv/parse.ts';
import type { DatasetRecord } from '../../../electron/core/formats/dataset.ts';
import { differences } from '../../../electron/core/formats/compare.ts';
import type { Format } from '../../../electron/core/formats/format.ts';
import type { ForeignDocument } from '../../../electron/core/formats/foreign.ts';
import { askDuckDb } from '../support/duckdb.ts';
import { record } from '../make.ts';
import { csvParse } from './csv-outside.ts';
import { CSV_HOSTILE, DOC, GOOD } from './csv-hostile.ts';
import { fitted, readBack, treeOf, written, type Files, type OutsideCase, type Suite, type TrapCase } from './suite.ts';
import { CODEBOOK } from './projects.ts';
import { FULL, TEXT } from './tables-sample.ts';

const SCRIPT = fileURLToPath(new URL('csv-cells.py', import.meta.url));

/** The cells of CSV files as Python reads them, by file. */
function cellsByPython(folder: string): Record<string, string[][]> {
  const out = execFileSync('python3', ['-W', 'error', SCRIPT, folder], { encoding: 'utf8', maxBuffer: 2 ** 28 });
  return JSON.parse(out) as Record<string, string[][]>;
}

const only = async (files: Files): Promise<ForeignDocument[]> => {
  const found: ForeignDocument[] = [];
  for await (const document of CSV.reader?.read(treeOf(files)) ?? []) found.push(document);
  return found;
};

const textsOf = async (format: Format, records: readonly DatasetRecord[]): Promise<Record<string, string>> =>
  Object.fromEntries([...(await written(format, records))].map(([path, bytes]) => [path, bytes.toString('utf8')]));

const everything = (format: Format): TrapCase => ({
  name: 'everything that the native dataset holds comes back, with ids of any look',
  run: async () => {
    const { records, lost } = fitted(format, [FULL]);
    expect([records, lost]).toEqual([[FULL], []]);
    const back = await readBack(format, await written(format, records));
    expect(differences(records, back, format.holds, CODEBOOK)).toEqual([]);
    expect(back).toEqual(records);
  },
});

const TRAPS: readonly TrapCase[] = [
  everything(CSV),
  {
    name: 'exact by default: CR, LF, quotes, separators and formulas stand as they are; nothing is not the empty text',
    run: async () => {
      const files = await textsOf(CSV, [FULL]);
      expect(Object.keys(files)).toEqual(
        ['documents', 'annotations', 'relations', 'document-labels', 'claims', 'sources'].map((name) => `${name}.csv`),
      );
      expect(files['documents.csv']).toContain(`,"${TEXT.replaceAll('"', '""')}",`);
      expect(files['claims.csv']).toBe('id,text,note\r\n0190aaaa-0000-7000-8000-000000000008,@twelve died,\tnote\r\n');
      const [, first = '', second = ''] = /\r\n(0190.*)\r\n(0190.*)\r\n/.exec(
        (files['annotations.csv'] ?? '').replaceAll('one\nclaim?', 'one claim?'),
      ) ?? [''];
      expect(first).toContain(',=1+1,');
      // An empty note is written as such, a missing one is an empty cell.
      expect([first.includes(',-note,0.25,'), second]).toEqual([true, second]);
    },
  },
  {
    name: 'offsets are code points',
    run: async () => {
      const { 'annotations.csv': table = '' } = await textsOf(CSV, [FULL]);
      const start = Array.from(TEXT.slice(0, TEXT.indexOf('Police'))).length;
      expect(start).toBeLessThan(TEXT.indexOf('Police'));
      expect(table).toContain(`SOURCE,${start},${start + 6},,Police,`);
    },
  },
  {
    name: 'a semicolon, a tab, a byte order mark and sep= are what the file says',
    run: async () => {
      const rows = [
        ['text', 'start', 'end', 'label'],
        ['Police, said', '0', '6', 'CLAIM'],
      ];
      const as = (separator: string): string => rows.map((row) => row.join(separator)).join('\n');
      const all = [
        { 'a.csv': as(';') },
        { 'a.csv': `\uFEFF${as(';')}` },
        { 'a.csv': as('\t') },
        { 'a.tsv': as('\t') },
        { 'a.csv': `sep=|\r\n${as('|')}` },
        { 'a.csv': as(',').replace('Police, said', '"Police, said"') },
      ];
      for (const files of all) {
        const [document] = await only(files);
        expect([document?.text, document?.annotations[0]?.fragments]).toEqual(['Police, said', [{ start: 0, end: 6 }]]);
      }
    },
  },
  {
    name: 'a table of quotes from elsewhere: document, quote and code, further columns are attributes',
    run: async () => {
      const documents = await only({
        'codes.csv':
          'Document,Code,Quotation,Coder,Comment,Weight\ninterview 1,Trust,I trust them,AB,"really, so",2\ninterview 2,Doubt,hm,AB,,\ninterview 1,Doubt,not,AB,,\n',
      });
      expect(
        documents.map(({ key, text, annotations }) => [
          key,
          text,
          annotations.map(({ label, quote, fragments, annotator, note, attributes, place }) => [
            label, quote, fragments, annotator, note, attributes, place.line,
          ]),
        ]),
      ).toEqual([
        ['interview 1', null, [
          ['Trust', 'I trust them', null, 'AB', 'really, so', { Weight: '2' }, 2],
          ['Doubt', 'not', null, 'AB', undefined, {}, 4],
        ]],
        ['interview 2', null, [['Doubt', 'hm', null, 'AB', undefined, {}, 3]]],
      ]); // oxfmt-ignore
    },
  },
  {
    name: 'text is the words of the annotation where it is as long as its offsets say in every row',
    run: async () => {
      const [spans] = await only({ 'a.csv': 'file,text,start,end,label\nf.txt,👩‍👩‍👧 x,3,10,CLAIM\n' });
      expect([spans?.text, spans?.unit, spans?.annotations[0]?.quote]).toEqual([null, 'codepoint', '👩‍👩‍👧 x']);
      const [texts] = await only({ 'a.csv': 'file,text,start,end,label\nf.txt,👩‍👩‍👧 xy,6,7,CLAIM\n' });
      expect([texts?.text, texts?.title, texts?.annotations[0]?.fragments]).toEqual([
        '👩‍👩‍👧 xy',
        'f.txt',
        [{ start: 9, end: 10 }],
      ]);
    },
  },
  {
    name: 'annotations without texts name documents of the project',
    run: async () => {
      const { 'annotations.csv': alone } = GOOD;
      const [document] = await only({ 'annotations.csv': alone });
      expect([document?.text, document?.documentId, document?.unit]).toEqual([null, DOC.id, 'codepoint']);
    },
  },
  {
    name: 'the tables of a folder are one dataset, other tables are their own',
    run: () => {
      const paths = [
        'a/documents.csv',
        'a/annotations.csv',
        'a/notes.csv',
        'b/documents.csv',
        'c/x.tsv',
        'a/readme.md',
      ];
      expect(CSV.reader?.groups?.(paths)).toEqual([['a/documents.csv', 'a/annotations.csv']]);
    },
  },
  {
    name: 'a value of another type than the codebook asks for is stated as lost, and comes back in its type',
    run: async () => {
      const [first, ...rest] = FULL.annotations;
      if (!first) throw new Error('expected an annotation');
      const odd = { ...FULL, annotations: [{ ...first, attributes: { scale: '2', topics: 'war' } }, ...rest] };
      const { records, lost } = fitted(CSV, [odd]);
      expect(lost.map(({ what, value }) => [what, value])).toEqual([
        ['type of a value', { attribute: 'scale', value: '2' }],
        ['type of a value', { attribute: 'topics', value: 'war' }],
      ]);
      const [back] = await readBack(CSV, await written(CSV, records));
      expect(back?.annotations[0]?.attributes).toEqual({ scale: 2, topics: ['war'] });
    },
  },
];

/** What Python reads of the annotations, beside the records. */
const python: OutsideCase = {
  reader: 'Python csv',
  run: (folder, records) => {
    const cells = cellsByPython(folder);
    const [header = [], ...rows] = cells['annotations.csv'] ?? [];
    const at = (row: readonly string[], name: string): string => row[header.indexOf(name)] ?? '';
    const expected = records.flatMap(({ annotations }) => annotations);
    expect(
      rows.map((row) => [at(row, 'id'), at(row, 'quote'), at(row, 'note'), at(row, 'label')].join('|')).toSorted(),
    ).toEqual(expected.map(({ id, quote, note, label }) => [id, quote, note ?? '', label].join('|')).toSorted());
    const [, ...documents] = cells['documents.csv'] ?? [];
    expect(documents.map(([id, title, , text]) => [id, title, text])).toEqual(
      records.map(({ id, title, text }) => [id, title, text]),
    );
    // Cell for cell what our own reader finds, in every file.
    const own = Object.keys(cells).map((name) => [name, ownCells(readFileSync(join(folder, name)))]);
    expect(Object.fromEntries(own)).toEqual(cells);
    // Every span says its quote, counted by Python.
    const texts = new Map(documents.map(([id, , , text]) => [id, Array.from(text ?? '')]));
    for (const row of rows) {
      const slice = texts.get(at(row, 'document'))?.slice(Number(at(row, 'start')), Number(at(row, 'end')));
      expect(slice?.join('')).toBe(at(row, 'quote'));
    }
  },
};

/** The cells of a file by the parser alone, as Python names what is empty. */
function ownCells(bytes: Uint8Array): string[][] {
  const parser = new CsvParser('x', ',');
  const text = Buffer.from(bytes).toString('utf8');
  // In pieces of 7 characters: a record may end anywhere.
  const pieces = Array.from({ length: Math.ceil(text.length / 7) }, (_, i) =>
    parser.push(text.slice(7 * i, 7 * i + 7)),
  );
  return [...pieces.flat(), ...parser.end()].map(({ cells }) => cells.map((cell) => cell ?? ''));
}

const duckDb: OutsideCase = {
  reader: 'DuckDB',
  run: async (folder, records) => {
    const table = (name: string): string =>
      `read_csv('${join(folder, name)}', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', strict_mode = true)`;
    const { rows } = await askDuckDb(
      `SELECT id, quote, label, annotator, start, "attribute.certainty" AS certainty FROM ${table('annotations.csv')}`,
    );
    const byId = <T extends { id?: unknown }>(a: T, b: T): number => (String(a.id) < String(b.id) ? -1 : 1);
    const expected = records.flatMap(({ annotations, text }) =>
      annotations.map(({ id, quote, label, layer, fragments, attributes }) => ({
        id,
        quote,
        label,
        annotator: layer,
        start: String(Array.from(text.slice(0, fragments[0]?.start)).length),
        certainty: typeof attributes['certainty'] === 'string' ? attributes['certainty'] : null,
      })),
    );
    expect(rows.toSorted(byId)).toEqual(expected.toSorted(byId));
    const counted = await askDuckDb(`SELECT count(*) AS n FROM ${table('relations.csv')}`);
    expect(Number(counted.rows[0]?.['n'])).toBe(records.flatMap(({ relations }) => relations).length);
  },
};

/** CSV tables, exactly. */
export const CSV_SUITE: Suite = { format: CSV, traps: TRAPS, hostile: CSV_HOSTILE, outside: [python, duckDb] };

/** CSV tables for spreadsheets. */
export const CSV_SPREADSHEET_SUITE: Suite = {
  format: CSV_SPREADSHEET,
  traps: [
    everything(CSV_SPREADSHEET),
    {
      name: 'no text begins with = + - @ TAB CR LF or a full-width form, and what was escaped is marked',
      run: async () => {
        const files = await textsOf(CSV_SPREADSHEET, [FULL]);
        expect(Object.values(files).every((text) => text.startsWith('\uFEFF'))).toBe(true);
        expect(files['claims.csv']).toBe(
          '\uFEFFid,text,note,escaped\r\n0190aaaa-0000-7000-8000-000000000008,\'@twelve died,\'\tnote,"[""text"",""note""]"\r\n',
        );
        // An apostrophe that was there before is no mark of ours.
        expect(files['annotations.csv']).toContain(",'@Police,");
        expect(files['documents.csv']).toContain(",'+cmd|title,");
        for (const risky of ['=a', '+a', '-a', '@a', '\ta', '\ra', '\na', '＝a', '－a']) {
          const one = record('x', { title: 't', claims: [{ id: 'c', text: 'c', note: risky }] });
          const { 'claims.csv': table = '' } = await textsOf(CSV_SPREADSHEET, [one]);
          expect(table).toMatch(/c,c,"?'.a"?,/s);
          const [back] = await readBack(CSV_SPREADSHEET, await written(CSV_SPREADSHEET, [one]));
          expect(back?.claims).toEqual(one.claims);
        }
      },
    },
    {
      name: 'numbers are left as they are',
      run: async () => {
        const { 'document-labels.csv': table } = await textsOf(CSV_SPREADSHEET, [FULL]);
        expect(table).toContain(',-4.5,');
      },
    },
  ],
  hostile: CSV_HOSTILE,
  outside: [csvParse],
};
