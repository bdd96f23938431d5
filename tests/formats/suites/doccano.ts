import { expect } from 'vitest';
import { DOCCANO } from '../../../electron/core/formats/doccano/format.ts';
import { annotation, record, relation } from '../make.ts';
import { jsonHostile } from './json-hostile.ts';
import { spansByPython, spansOf } from './outside-python.ts';
import { fitted, readBack, treeOf, written, type HostileCase, type Suite } from './suite.ts';

const GOOD =
  '{"id":1,"text":"Police said so.","entities":[{"id":10,"label":"SOURCE","start_offset":0,"end_offset":6}]}';
const jsonl = (values: readonly string[]): string => `${values.join('\n')}\n`;

/** As doccano exports a project with relations (repository doccano/doccano, `data_export`). */
const WITH_RELATIONS = `{"id":7,"text":"Police said 12 people died. 👩‍👩‍👧 \\"At least 15 died\\"","entities":[{"id":10,"label":"CLAIM","start_offset":12,"end_offset":26},{"id":11,"label":"CLAIM","start_offset":38,"end_offset":54}],"relations":[{"id":5,"from_id":10,"to_id":11,"type":"contradicts"}],"Comments":["wire copy?"],"source":"wire"}\n`;
/** As it exports spans without relations, and intents with slots. */
const TUPLES = '{"id":1,"text":"EU rejects German call.","label":[[0,2,"SOURCE"],[11,17,"CLAIM"]],"Comments":[]}\n';
const INTENT =
  '{"text":"Find a flight from Memphis to Tacoma","entities":[[0,13,"CLAIM"],[19,26,"SOURCE"]],"cats":["flight"]}\n';
const CATEGORIES = '{"id":3,"text":"Great price.","label":["positive"]}\n';

const only = async (files: Record<string, string>) => {
  const found = [];
  for await (const document of DOCCANO.reader?.read(treeOf(files)) ?? []) found.push(document);
  return found;
};

const line = (name: string, value: string, says: RegExp): HostileCase => ({
  name,
  files: () => ({ 'ana.jsonl': jsonl([GOOD, value]) }),
  at: 'ana.jsonl:2: ',
  says,
});

/** doccano JSONL. */
export const DOCCANO_SUITE: Suite = {
  format: DOCCANO,
  traps: [
    {
      name: 'entities and relations, with offsets in UTF-16 code units after an emoji',
      run: async () => {
        const [document] = await readBack(DOCCANO, { 'ana.jsonl': WITH_RELATIONS });
        expect(document?.annotations.map(({ quote, layer }) => [quote, layer])).toEqual([
          ['12 people died', 'ana'],
          ['At least 15 died', 'ana'],
        ]);
        expect(document?.relations.map(({ type }) => type)).toEqual(['contradicts']);
        expect(document?.metadata).toEqual({ source: 'wire', comments: 'wire copy?' });
      },
    },
    {
      name: 'label: [[start, end, label]]',
      run: async () => {
        const [document] = await readBack(DOCCANO, { 'admin.jsonl': TUPLES });
        expect(document?.annotations.map(({ label, quote }) => [label, quote])).toEqual([
          ['SOURCE', 'EU'],
          ['CLAIM', 'German'],
        ]);
      },
    },
    {
      name: 'labels and entities as lists of three, categories as document labels',
      run: async () => {
        const [intent, class_] = await only({ 'a.jsonl': INTENT + CATEGORIES });
        expect(intent?.annotations.map(({ label, fragments }) => [label, fragments?.[0]?.end])).toEqual([
          ['CLAIM', 13],
          ['SOURCE', 26],
        ]);
        expect([intent?.labels, class_?.labels]).toEqual([{ a: { cats: 'flight' } }, { a: { label: 'positive' } }]);
        const plural = await readBack(DOCCANO, { 'a.jsonl': TUPLES.replace('"label"', '"labels"') });
        expect(plural[0]?.annotations).toHaveLength(2);
      },
    },
    {
      name: 'files per user: the name of the file is the annotator, all and unknown are nobody',
      run: async () => {
        const files = { 'admin.jsonl': TUPLES, 'bo.jsonl': TUPLES, 'all.jsonl': TUPLES, 'unknown.jsonl': INTENT };
        const documents = await only(files);
        expect(documents.map(({ annotations }) => annotations.map(({ annotator }) => annotator ?? null))).toEqual([
          ['admin', 'admin', null, null, 'bo', 'bo'],
          [null, null],
        ]);
        expect(DOCCANO.reader?.groups?.(['x/admin.jsonl', 'x/bo.jsonl', 'y/all.jsonl', 'notes.txt'])).toEqual([
          ['x/admin.jsonl', 'x/bo.jsonl'],
          ['y/all.jsonl'],
        ]);
      },
    },
    {
      name: 'an annotator who is called all, or like a device of Windows, keeps their name',
      run: async () => {
        const text = 'Police said so.';
        const all = ['all', 'con', 'ana'].map((layer, i) =>
          annotation(`0190aaaa-0000-7000-8000-00000000000${i}`, text, ['Police'], { layer }),
        );
        const files = await written(DOCCANO, [record(text, { annotations: all })]);
        expect([...files.keys()]).toEqual(['all-.jsonl', 'ana.jsonl', 'con-.jsonl']);
        const [back] = await readBack(DOCCANO, files);
        expect(back?.annotations.map(({ layer }) => layer).toSorted()).toEqual(['all', 'ana', 'con']);
      },
    },
    {
      name: 'lists of objects that doccano does not have are counted, and stay in the metadata',
      run: async () => {
        const value = '{"text":"Police said so.","label":["news"],"marks":[{"from":0},{"from":7}],"tags":["a"]}';
        const [document] = await only({ 'a.jsonl': `${value}\n` });
        expect(document?.leftOut).toEqual([
          { what: 'object of the list marks (kept as JSON in the metadata)', count: 2 },
        ]);
        expect(document?.metadata).toEqual({ marks: '[{"from":0},{"from":7}]', tags: '["a"]' });
      },
    },
    {
      name: 'is told from other JSON lines by what it begins with',
      run: () => {
        const heads = [
          WITH_RELATIONS,
          TUPLES,
          INTENT,
          CATEGORIES,
          '{"text":"a"}',
          '{"text":"a","spans":[{"label":"X"}]}',
        ];
        const native = '{"text":"a","text_sha256":"","annotations":[{"label":"CLAIM"}]}';
        const without =
          '{"text":"a","title":"b","annotations":[{"start":0,"end":1,"label":"CLAIM","annotator":"ana"}]}';
        expect([...heads, native, without].map((head) => DOCCANO.sniff?.(head))).toEqual([
          true,
          true,
          true,
          true,
          false,
          false,
          false,
          false,
        ]);
      },
    },
    {
      name: 'what doccano has no place for is stated, name by name',
      run: () => {
        const text = 'Police said so.';
        const whole = record(text, {
          metadata: { label: 'x', event: 'y' },
          annotations: [
            annotation('a', text, ['Police'], { note: 'n', attributes: { scale: 1 } }),
            annotation('b', text, ['said', 'so'], { layer: 'bo' }),
          ],
          relations: [relation('r', 'a', 'b')],
        });
        const { lost } = fitted(DOCCANO, [whole]);
        expect(lost.map(({ what, id }) => [what, id])).toEqual([
          ['discontinuous annotation', 'b'],
          ['note', 'a'],
          ['attribute', 'a'],
          ['relation', 'r'],
          ['set of metadata', whole.id],
        ]);
      },
    },
  ],
  hostile: [
    ...jsonHostile({ path: 'ana.jsonl', good: GOOD, around: jsonl, second: 2 }),
    { name: 'an empty file', files: () => ({ 'ana.jsonl': '' }), says: /nothing in it/ },
    line('a list', '[1,2]', /not a JSON object/),
    line('no text', '{"entities":[]}', /text is missing/),
    line('an empty text', '{"text":" ","entities":[]}', /text is empty/),
    line('an offset beyond the text', '{"text":"abc","label":[[0,4,"CLAIM"]]}', /offset 4 is outside the text/),
    line('an offset inside a character', '{"text":"👩 a","label":[[1,3,"CLAIM"]]}', /inside a character/),
    line('a span that ends before it starts', '{"text":"abc","label":[[2,1,"CLAIM"]]}', /empty or ends before/),
    line(
      'an offset below zero',
      '{"text":"abc","entities":[{"label":"CLAIM","start_offset":-1,"end_offset":2}]}',
      /entities/,
    ),
    line('an offset that is no whole number', '{"text":"abc","label":[[0.5,2,"CLAIM"]]}', /label/),
    line(
      'two entities with one id',
      GOOD.replace(/\}\]\}$/, '},{"id":10,"label":"CLAIM","start_offset":0,"end_offset":2}]}'),
      /two entities have the id 10/,
    ),
    line(
      'a relation to nothing',
      GOOD.replace(/\}$/, ',"relations":[{"from_id":10,"to_id":99,"type":"contradicts"}]}'),
      /to_id is 99, which is no entity/,
    ),
    line('a label that the codebook does not have', '{"text":"abc","label":[[0,1,"NOPE"]]}', /no label "NOPE"/),
  ],
  outside: [
    {
      reader: 'Python json',
      run: (folder, records) => expect(spansByPython('doccano', folder)).toEqual(spansOf(records)),
    },
  ],
};
