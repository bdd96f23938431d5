import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { ForeignDocument } from '../../../electron/core/formats/foreign.ts';
import { tokensOf } from '../../../electron/core/formats/json/tokens.ts';
import { PRODIGY } from '../../../electron/core/formats/prodigy/format.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { annotation, record, relation } from '../make.ts';
import { jsonHostile } from './json-hostile.ts';
import { spansByPython, spansOf } from './outside-python.ts';
import { datasets } from './projects.ts';
import { readBack, treeOf, written, type HostileCase, type Suite } from './suite.ts';

const jsonl = (values: readonly string[]): string => `${values.join('\n')}\n`;

const TOKENS = [
  { text: 'My', start: 0, end: 2, id: 0, ws: true },
  { text: 'mother', start: 3, end: 9, id: 1, ws: false },
  { text: '’s', start: 9, end: 11, id: 2, ws: true },
  { text: 'name', start: 12, end: 16, id: 3, ws: true },
  { text: 'is', start: 17, end: 19, id: 4, ws: true },
  { text: 'Sasha', start: 20, end: 25, id: 5, ws: true },
  { text: 'Smith', start: 26, end: 31, id: 6, ws: false },
];
const MOTHER = { start: 3, end: 9, token_start: 1, token_end: 1, label: 'CLAIM' };
const SASHA = { start: 20, end: 31, token_start: 5, token_end: 6, label: 'SOURCE' };
/** As `db-out` writes what was annotated with `rel.manual` (documentation, "Dependencies and Relations"). */
const TASK = {
  text: 'My mother’s name is Sasha Smith',
  _input_hash: -1836564014,
  _task_hash: 1487437044,
  tokens: TOKENS,
  _view_id: 'relations',
  spans: [MOTHER, { ...SASHA, type: 'span' }],
  relations: [{ head: 1, child: 6, head_span: MOTHER, child_span: SASHA, color: '#c5bdf4', label: 'attributed_to' }],
  answer: 'accept',
  meta: { source: 'wire', title: 'Family' },
  _session_id: 'news-ana',
  _timestamp: 1_600_000_000,
};
const GOOD = JSON.stringify(TASK);
const task = (more: object): string => JSON.stringify({ ...TASK, ...more });

const read = async (...tasks: string[]): Promise<ForeignDocument[]> => {
  const found: ForeignDocument[] = [];
  for await (const document of PRODIGY.reader?.read(treeOf({ 'p.jsonl': jsonl(tasks) })) ?? []) found.push(document);
  return found;
};

const line = (name: string, value: string, says: RegExp): HostileCase => ({
  name,
  files: () => ({ 'p.jsonl': jsonl([GOOD, value]) }),
  at: 'p.jsonl:2: ',
  says,
});

const TEXT = 'Police said so. 👩 said no.';

/** Prodigy JSONL. */
export const PRODIGY_SUITE: Suite = {
  format: PRODIGY,
  traps: [
    {
      name: 'token_end is inclusive, head and child are the last tokens of their spans',
      run: async () => {
        const ends = [
          annotation('0190aaaa-0000-7000-8000-000000000001', TEXT, ['Police said']),
          annotation('0190aaaa-0000-7000-8000-000000000002', TEXT, ['👩 said no']),
        ];
        const link = relation('0190aaaa-0000-7000-8000-000000000003', ends[1]?.id ?? '', ends[0]?.id ?? '', {
          type: 'attributed_to',
        });
        const files = await written(PRODIGY, [record(TEXT, { annotations: ends, relations: [link] })]);
        const [written_] = String(files.get('prodigy.jsonl'))
          .split('\n')
          .map((one) => JSON.parse(one || 'null') as typeof TASK);
        expect(written_?.spans.map(({ token_start, token_end }) => [token_start, token_end])).toEqual([
          [0, 1],
          [4, 6],
        ]);
        expect(written_?.relations).toMatchObject([
          { head: 6, child: 1, label: 'attributed_to', head_span: { token_start: 4, token_end: 6 } },
        ]);
      },
    },
    {
      name: 'a task of rel.manual: spans, relations, meta, session',
      run: async () => {
        const [document] = await read(GOOD);
        expect(document).toMatchObject({ title: 'Family', metadata: { source: 'wire' } });
        expect(
          document?.annotations.map(({ label, annotator, fragments }) => [label, annotator, fragments?.[0]?.end]),
        ).toEqual([
          ['CLAIM', 'news-ana', 9],
          ['SOURCE', 'news-ana', 31],
        ]);
        const [from, to] = document?.annotations.map(({ id }) => id) ?? [];
        expect(document?.relations).toMatchObject([{ type: 'attributed_to', from, to }]);
      },
    },
    {
      name: 'relations without head_span meet the span whose last token they name',
      run: async () => {
        const relations = [{ head: 1, child: 6, label: 'attributed_to' }];
        expect((await read(task({ relations })))[0]?.relations).toHaveLength(1);
      },
    },
    {
      name: 'relations between plain words, and between spans that cannot be told apart, are left out and counted',
      run: async () => {
        const word = { start: 12, end: 16, token_start: 3, token_end: 3, label: null };
        const [document] = await read(
          task({
            spans: [MOTHER, MOTHER, SASHA],
            relations: [
              { head: 3, child: 6, head_span: word, child_span: SASHA, label: 'attributed_to' },
              { head: 6, child: 1, head_span: SASHA, child_span: MOTHER, label: 'attributed_to' },
            ],
          }),
        );
        expect(document?.relations).toEqual([]);
        expect(document?.leftOut).toEqual([
          { what: 'relation between words that no span marks', count: 1 },
          { what: 'relation whose end could be any of several spans', count: 1 },
        ]);
      },
    },
    {
      name: 'rejected and ignored answers are left out and counted, their texts are not',
      run: async () => {
        const [document, ...others] = await read(
          task({ answer: 'reject' }),
          task({ answer: 'ignore' }),
          task({ answer: 'reject' }),
        );
        expect([others, document?.text, document?.annotations]).toEqual([[], TASK.text, []]);
        expect(document?.leftOut).toEqual([
          { what: 'task that was rejected', count: 2 },
          { what: 'task that was ignored', count: 1 },
        ]);
      },
    },
    {
      name: '_input_hash is that of the text, _task_hash that of what is said of it; both are 32-bit and the same everywhere',
      run: async () => {
        const one = annotation('0190aaaa-0000-7000-8000-000000000001', TEXT, ['Police']);
        const other = { ...one, id: '0190aaaa-0000-7000-8000-000000000002', layer: 'bo', label: 'SOURCE' };
        const files = await written(PRODIGY, [record(TEXT, { annotations: [one, other] })]);
        const hashes = [...String(files.get('prodigy.jsonl')).matchAll(/"_(input|task)_hash":(-?\d+)/g)].map(
          ([, , n]) => Number(n),
        );
        expect(hashes).toEqual([1_753_198_568, hashes[1], 1_753_198_568, hashes[3]]);
        expect(hashes[1]).not.toBe(hashes[3]);
      },
    },
    {
      name: 'answers of two sessions to one text are one document; categories are document labels',
      run: async () => {
        const documents = await read(
          JSON.stringify({
            text: 'A',
            accept: ['news', 'opinion'],
            options: [],
            answer: 'accept',
            _annotator_id: 'ana',
          }),
          JSON.stringify({ text: 'A', label: 'news', answer: 'accept', _session_id: 'bo' }),
        );
        expect(documents.map(({ labels }) => labels)).toEqual([
          { ana: { accept: ['news', 'opinion'] }, bo: { label: 'news' } },
        ]);
      },
    },
    {
      name: 'overlapping spans, and spans that are no whole words, become whole tokens',
      run: () => {
        fc.assert(
          fc.property(datasets, (records) => {
            for (const { text, annotations } of records) {
              const spans = annotations.flatMap(({ fragments }) => fragments);
              const tokens = tokensOf(text, spans);
              expect(tokens.map(({ start, end, ws }) => text.slice(start, end) + (ws ? ' ' : '')).join('')).toBe(text);
              const [starts, ends] = [new Set(tokens.map(({ start }) => start)), new Set(tokens.map(({ end }) => end))];
              expect(spans.every(({ start, end }) => starts.has(start) && ends.has(end))).toBe(true);
            }
          }),
          { numRuns: 300 },
        );
        const cut = tokensOf('Kyiv’s  国防 ok', [{ start: utf16(1), end: utf16(8) }]);
        expect(cut.map(({ start, end, ws }) => [start, end, ws])).toEqual([
          [0, 1, false], [1, 4, false], [4, 5, false], [5, 6, true], [7, 8, false], [8, 9, false], [9, 10, true], [11, 13, false],
        ]); // oxfmt-ignore
      },
    },
    {
      name: 'a span may begin inside a token',
      run: async () => {
        const [document] = await readBack(PRODIGY, {
          'p.jsonl': jsonl([task({ relations: [], spans: [{ ...SASHA, start: 21 }] })]),
        });
        expect(document?.annotations.map(({ quote }) => quote)).toEqual(['asha Smith']);
      },
    },
    {
      name: 'ids of ours that are no UUIDs come back',
      run: async () => {
        const text = 'Police said so.';
        const ends = [annotation('a-quote.1', text, ['Police']), annotation('b', text, ['said'])];
        const files = await written(PRODIGY, [
          record(text, { annotations: ends, relations: [relation('r-1', 'a-quote.1', 'b')] }),
        ]);
        const [back] = await readBack(PRODIGY, files);
        expect(back?.annotations.map(({ id }) => id)).toEqual(['a-quote.1', 'b']);
        expect(back?.relations).toMatchObject([{ from: 'a-quote.1', to: 'b', id: 'r-1' }]);
      },
    },
    {
      name: 'is told from other JSON lines by what it begins with',
      run: () => {
        const heads = [
          GOOD,
          '{"text":"a"}',
          '{"text":"a","label":[[0,1,"X"]]}',
          '{"text":"a","text_sha256":"","spans":[]}',
        ];
        expect(heads.map((head) => PRODIGY.sniff?.(head))).toEqual([true, false, false, false]);
      },
    },
  ],
  hostile: [
    ...jsonHostile({ path: 'p.jsonl', good: GOOD, around: jsonl, second: 2 }),
    { name: 'an empty file', files: () => ({ 'p.jsonl': '' }), says: /nothing in it/ },
    line('a list', '[]', /not a JSON object/),
    line('no text', '{"spans":[]}', /text is missing/),
    line('an empty text', '{"text":""}', /text is empty/),
    line('an offset beyond the text', task({ spans: [{ ...MOTHER, end: 99 }] }), /offset 99 is outside the text/),
    line('an empty span', '{"text":"abc","spans":[{"start":1,"end":1,"label":"CLAIM"}]}', /empty or ends before/),
    line(
      'a token_end that counts the token behind the span',
      task({ spans: [{ ...MOTHER, token_end: 2 }] }),
      /last token of the span, not the one behind/,
    ),
    line(
      'a token_start that is another word',
      task({ spans: [{ ...SASHA, token_start: 1 }] }),
      /starts at 20, but the token 1/,
    ),
    line(
      'a token that is not there',
      task({ spans: [{ ...SASHA, token_end: 7 }] }),
      /token_end is 7, but there are 7 tokens/,
    ),
    line(
      'a token with another text',
      task({ tokens: [{ ...TOKENS[0], text: 'Me' }] }),
      /tokens\[0\]: the text there says "My"/,
    ),
    line(
      'a span with another text',
      '{"text":"abc","spans":[{"start":0,"end":2,"label":"CLAIM","text":"bc"}]}',
      /the text there says "ab"/,
    ),
    line('an answer that there is not', task({ answer: 'maybe' }), /answer/),
    line('a relation without a label', task({ relations: [{ head: 1, child: 6 }] }), /label is missing/),
    line(
      'a label that the codebook does not have',
      task({ relations: [], spans: [{ ...MOTHER, label: 'NOPE' }] }),
      /no label "NOPE"/,
    ),
  ],
  outside: [
    {
      reader: 'Python json',
      run: (folder, records) => expect(spansByPython('prodigy', folder)).toEqual(spansOf(records)),
    },
  ],
};
