import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { TableContent } from '../../../shared/api/staged.ts';
import { toldColumns, withTold } from '../../../electron/cli/table-choice.ts';
import { parquetTable } from '../../../electron/core/formats/parquet/writer.ts';
import { clearDate } from '../../../electron/core/formats/texts/dates.ts';
import { readTexts } from '../../../electron/core/formats/texts/read-texts.ts';
import type { TextsKind } from '../../../electron/core/formats/texts/kinds.ts';
import { Refusal } from '../../../shared/api/reply.ts';
import { testCore } from '../../support/core.ts';

const folder = mkdtempSync(join(tmpdir(), 'claimwright-texts-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ARTICLES = [
  'article_id,Headline,Body,Link,Published,Source,Byline,section,word_count',
  'a1,Twelve dead,"Police said 12 people died.\r\n""At least"", they said.",https://example.org/1,2024-10-28,The Wire,Ana López,world,8',
  'a2,,Fifteen people died on Monday.,https://example.org/2,"October 29, 2024",Courier,,world,5',
  'a3,Nothing,,https://example.org/3,2024,Courier,,,',
  'a4,The same,Fifteen people died on Monday.,https://example.org/4,03/04/2024,Ölblatt,,,007',
].join('\n');

const read = (table: TextsKind, content: string | Uint8Array, more = {}) =>
  readTexts({
    table,
    source: { kind: 'bytes', name: `x.${table}`, bytes: typeof content === 'string' ? Buffer.from(content) : content },
    withDocuments: true,
    ...more,
  });

describe('dates of a table', () => {
  it.each([
    ['2024', '2024'],
    ['2024-10', '2024-10'],
    ['2024-10-28', '2024-10-28'],
    ['2024-10~', '2024-10~'],
    ['2024-10-01/2024-10-28', '2024-10-01/2024-10-28'],
    ['2024-10-28T10:00:00Z', '2024-10-28T10:00:00Z'],
    ['2024-10-28 10:00:00.123+00', '2024-10-28T10:00:00+00:00'],
    ['20241028', '2024-10-28'],
    ['2024/10/28', '2024-10-28'],
    ['2024.10.28', '2024-10-28'],
    ['28.10.2024', '2024-10-28'],
    ['10/28/2024', '2024-10-28'],
    ['28/10/2024', '2024-10-28'],
    ['4/4/2024', '2024-04-04'],
    ['Oct 28, 2024', '2024-10-28'],
    ['28 October 2024', '2024-10-28'],
    ['Mon, 28 Oct 2024', '2024-10-28'],
    ['October 2024', '2024-10'],
    ['03/04/2024', null],
    ['2024-02-30', null],
    ['2024-13-01', null],
    ['99/99/2024', null],
    ['last week', null],
    ['Octopus 3, 2024', '2024-10-03'],
    ['24', null],
    ['', null],
  ])('%j is %j', (stated, date) => expect(clearDate(stated)).toBe(date));
});

describe('a table of texts', () => {
  it('is proposed by names and contents: text, title, address, date, outlet, author; the rest is metadata', async () => {
    const found = await read('csv', ARTICLES);
    expect(found?.content).toMatchObject({
      rows: 4,
      separator: 'comma',
      choice: {
        text: 'Body', title: 'Headline', url: 'Link', date: 'Published', outlet: 'Source', author: 'Byline', id: 'article_id',
        metadata: ['article_id', 'section', 'word_count'],
      },
      documents: [
        { title: 'Twelve dead', preview: 'Police said 12 people died.\r\n"At least", they said.' },
        { title: 'Fifteen people died on Monday.', preview: 'Fifteen people died on Monday.' },
      ],
      leftOut: [
        { what: 'row without a text', count: 1 },
        { what: 'row with the text of a row before it (its publication is kept)', count: 1 },
        { what: 'date that is not clear (kept as metadata)', count: 1 },
      ],
      waiting: null,
    }); // oxfmt-ignore
    expect(found?.content.columns[7]).toEqual({ name: 'section', samples: ['world'], filled: 2 });
  });

  it('becomes documents: plain texts as they stand, with publications and metadata; one text twice is one document', async () => {
    const { documents } = (await read('csv', ARTICLES)) ?? {};
    expect(documents?.map(({ place }) => place.line)).toEqual([2, 4]);
    expect(
      documents?.map(({ record: { title, mediaType, metadata, publications } }) => ({
        title,
        mediaType,
        metadata,
        publications,
      })),
    ).toEqual([
      {
        title: 'Twelve dead',
        mediaType: 'text/plain',
        metadata: { article_id: 'a1', section: 'world', word_count: '8' },
        publications: [{ outlet: 'The Wire', author: 'Ana López', url: 'https://example.org/1', date: '2024-10-28' }],
      },
      {
        title: 'Fifteen people died on Monday.',
        mediaType: 'text/plain',
        metadata: { article_id: 'a2', section: 'world', word_count: '5' },
        publications: [
          { outlet: 'Courier', url: 'https://example.org/2', date: '2024-10-29' },
          { outlet: 'Ölblatt', url: 'https://example.org/4' },
        ],
      },
    ]);
  });

  it('of JSON lines has a column for every key, and keeps the types of metadata', async () => {
    const lines =
      '{"text":"One text.","n":3,"ok":true,"tags":["a","b"]}\n\n{"text":"Another.","meta":{"b":1,"a":null},"n":null}\n';
    const found = await read('jsonl', lines);
    expect(found?.content.columns.map(({ name }) => name)).toEqual(['text', 'n', 'ok', 'tags', 'meta']);
    expect(found?.documents?.map(({ record }) => record.metadata)).toEqual([
      { n: 3, ok: true, tags: '["a","b"]' },
      { meta: '{"a":null,"b":1}' },
    ]);
    expect(found?.documents?.map(({ place }) => place.line)).toEqual([1, 3]);
  });

  it('of Parquet is read row by row; columns of annotations are left to their reader', async () => {
    const out = parquetTable([
      { name: 'body', type: 'text' },
      { name: 'score', type: 'number' },
    ]);
    const ready = [out.add(['A longer text.', 1.5]), out.add([null, 2])].filter((piece) => piece !== null);
    const found = await read('parquet', Buffer.concat([...ready, ...out.end()]), { unlessAnnotated: true });
    expect(found?.documents?.map(({ record }) => [record.text, record.metadata])).toEqual([
      ['A longer text.', { score: 1.5 }],
    ]);
    const spans = 'document,quote,label\na,b,C\n';
    expect((await read('csv', 'text;x\na;1\n'))?.content.separator).toBe('semicolon');
    expect(found?.content.separator).toBeUndefined();
    expect(await read('csv', spans, { unlessAnnotated: true })).toBeNull();
    expect((await read('csv', spans))?.content.rows).toBe(1);
  });

  it('is read in the encoding that is told, and refused with the line where it is another one', async () => {
    const korean = Buffer.concat([Buffer.from('text\n'), Buffer.from([0xbb, 0xe7, 0xb6, 0xf7]), Buffer.from('\n')]);
    expect((await read('csv', korean, { encoding: 'euc-kr' }))?.documents?.[0]?.record.text).toBe('사람');
    await expect(read('csv', korean)).rejects.toThrow(/^x\.csv:2: the text is not valid in utf-8; .*say its encoding/);
  });

  it('waits for a choice where a column is not there or has no texts', async () => {
    const choice = {
      text: 'Text',
      id: null,
      title: null,
      outlet: null,
      author: null,
      url: null,
      date: null,
      metadata: [],
    };
    expect((await read('csv', ARTICLES, { choice }))?.content.waiting).toMatch(
      /no column "Text". There is article_id, /,
    );
    expect((await read('csv', ARTICLES, { choice: { ...choice, text: null } }))?.content.waiting).toMatch(
      /^Choose the column/,
    );
    expect((await read('csv', 'a,b\n,x\n', { choice: { ...choice, text: 'a' } }))?.content.waiting).toMatch(
      /No row has a text/,
    );
  });

  it.each([
    ['csv', 'text\n', /there are columns, but no rows/],
    ['csv', 'text,x\n"a\nb",1\n"c,2\n', /^x\.csv:4: .*never closed/],
    ['jsonl', '{"text":"a"}\n[1]\n', /^x\.jsonl:2: this line is not a JSON object/],
    ['jsonl', '{"text":"a"}\n{"text":"b"', /^x\.jsonl:2: /],
    ['jsonl', '{"id":"a","text":"a\\nb\\ud800"}\n', /^x\.jsonl:1: .*surrogate/],
    ['jsonl', '\n\n', /empty/],
    ['parquet', 'PAR1 no', /too short/],
  ] as const)('of %s %j is refused', async (table, content, message) => {
    await expect(read(table, content)).rejects.toThrow(message);
    await expect(read(table, content)).rejects.toThrow(Refusal);
  });

  it('takes the columns that the command line tells, and keeps those that become nothing as metadata', async () => {
    const found = await read('csv', ARTICLES);
    const content: TableContent = { kind: 'table', format: 'csv-texts', ...(found?.content ?? fail()) };
    const choice = withTold(
      content,
      new Map([
        ['title', 'Body'],
        ['date', null],
        ['text', 'Headline'],
      ] as const),
    );
    expect(choice).toEqual({
      ...content.choice,
      text: 'Headline',
      title: 'Body',
      date: null,
      metadata: ['article_id', 'Published', 'section', 'word_count'],
    });
  });
});

describe('columns on the command line', () => {
  it('are told one by one or at once; an empty name means that no column is', () => {
    const told = toldColumns({ textColumn: 'body', columns: 'title=head=line, date=' });
    expect([...told]).toEqual([
      ['text', 'body'],
      ['title', 'head=line'],
      ['date', null],
    ]);
  });

  it.each([
    [{ columns: 'body' }, /"body" does not say which column it is/],
    [{ columns: 'txt=body' }, /"txt" is nothing that a column can become/],
    [{ textColumn: 'a', columns: 'text=b' }, /column of the text is told twice/],
  ])('%j is refused', (options, message) => expect(() => toldColumns(options)).toThrow(message));
});

function fail(): never {
  throw new Error('expected a table');
}

describe('a table of texts in a project', () => {
  it('is told by its columns, previewed with another choice, imported all or nothing and undone', async () => {
    const { client, core } = await testCore();
    await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
    await client.call('project.create', { name: 'Articles' });
    const path = join(folder, 'articles.csv');
    writeFileSync(path, ARTICLES);
    const [staged] = await client.call('import.stage', { task: 't', source: { kind: 'path', path } });
    expect(staged?.content).toMatchObject({ kind: 'table', format: 'csv-texts', rows: 4 });
    if (staged?.content?.kind !== 'table') throw new Error('expected a table');
    const other = { ...staged.content.choice, title: 'article_id', metadata: [] };
    const inspected = await client.call('import.inspect', { id: staged.id, table: other });
    expect(inspected.content).toMatchObject({ documents: [{ title: 'a1' }, { title: 'a2' }], waiting: null });
    const none = await client.call('import.inspect', { id: staged.id, table: { ...other, text: null } });
    expect(none.content).toMatchObject({ waiting: 'Choose the column with the texts.' });
    await expect(client.call('import.commit', { batch: 'b', task: 'c', ids: [staged.id] })).rejects.toThrow(
      /articles\.csv: Choose the column with the texts\. Nothing was imported/,
    );
    await client.call('import.inspect', { id: staged.id, table: other });
    const imported = await client.call('import.commit', { batch: 'b', task: 'd', ids: [staged.id] });
    expect(imported).toMatchObject({ known: 0, annotations: 0 });
    const { documents } = await client.call('documents.list', {});
    expect(documents.map(({ title }) => title).toSorted()).toEqual(['a1', 'a2']);
    await client.call('history.undo', { batch: 'u' });
    expect((await client.call('documents.list', {})).documents).toEqual([]);
    await core.close();
  });
});

describe('tables of annotations in a project', () => {
  it('without their texts meet the documents at hand, with offsets in code points also after an emoji', async () => {
    const { client, core } = await testCore();
    await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
    await client.call('project.create', { name: 'Spans' });
    const stage = async (name: string, content: string) => {
      writeFileSync(join(folder, name), content);
      const [one] = await client.call('import.stage', {
        task: name,
        source: { kind: 'path', path: join(folder, name) },
      });
      return one;
    };
    const text = '👩‍👩‍👧 died. 12 died, 12 died.';
    const texts = await stage('texts.csv', `text,title\n"${text}",story\n`);
    const { documents } = await client.call('import.commit', { batch: 'a', task: 'a', ids: [texts?.id ?? ''] });
    const second = Array.from(text.slice(0, text.lastIndexOf('12 died'))).length;
    const spans = await stage(
      'spans.csv',
      `document,start,end,label,quote,annotator\nstory,${second},${second + 7},CLAIM,12 died,Bo\n`,
    );
    expect(spans?.content).toMatchObject({
      kind: 'foreign',
      format: 'csv',
      annotations: 1,
      places: { exact: 1 },
      waiting: null,
    });
    await client.call('import.commit', { batch: 'b', task: 'b', ids: [spans?.id ?? ''] });
    const annotations = await client.call('annotations.list', { document: documents[0] ?? '' });
    expect(annotations.map(({ fragments, layer }) => [fragments[0]?.start, layer])).toEqual([
      [text.lastIndexOf('12 died'), 'bo'],
    ]);
    await core.close();
  });
});
