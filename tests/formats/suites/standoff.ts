import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { differences } from '../../../electron/core/formats/compare.ts';
import { STANDOFF } from '../../../electron/core/formats/standoff/format.ts';
import { record } from '../make.ts';
import { fitted, readBack, sourceOf, written, type HostileCase, type Suite } from './suite.ts';
import { CODEBOOK } from './projects.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { utf16 } from '../../../shared/text/units.ts';

const ID = 'd_aaaaaaaaaaaaaaaaaaaaaaaaaa';
const HASH = '0'.repeat(64);
const ANNOTATION = { id: 'a1', annotator: 'ana', label: 'CLAIM', start: 0, end: 6 };

const line = (fields: object): string =>
  `${JSON.stringify({ standoff: 1, id: ID, sha256: HASH, length: 20, ...fields })}\n`;
const marked = (fields: object): string => line({ annotations: [{ ...ANNOTATION, ...fields }] });

const hostile = (name: string, content: string | Uint8Array, says: RegExp, lineNumber = 1): HostileCase => ({
  name,
  files: () => ({ 's.jsonl': content }),
  at: `s.jsonl:${lineNumber}`,
  says,
});

/** What Python's json and code points say of every annotation. */
const CHECK = `
import json, sys
texts = json.load(open(sys.argv[2], encoding='utf-8'))
n = 0
for line in open(sys.argv[1], encoding='utf-8', newline='\\n'):
    document = json.loads(line)
    text = texts[document['id']]
    assert 'text' not in document and len(text) == document['length']
    for a in document['annotations']:
        assert 'quote' not in a
        for start, end in a.get('fragments', [[a['start'], a['end']]]):
            assert 0 <= start < end <= len(text)
        print(json.dumps([a['id'], text[a['start']:a['end']]]))
`;

const SMILING = 'A 👩‍👩‍👧 said that at least 15 died.';
const astral = () => {
  const one = record(SMILING, {});
  const [start, end] = [SMILING.indexOf('at least'), SMILING.indexOf(' died')];
  const annotation: Annotation = {
    id: 'a-1',
    document: one.id,
    layer: 'ana',
    label: 'CLAIM',
    fragments: [{ start: utf16(start), end: utf16(end) }],
    quote: SMILING.slice(start, end),
    attributes: {},
    codebookVersion: '1.0.0',
    origin: { kind: 'human' },
  };
  return { ...one, title: 'without a word of it', annotations: [annotation] };
};

/** Everything that is shown of stand-off annotation. */
export const STANDOFF_SUITE: Suite = {
  format: STANDOFF,
  traps: [
    {
      name: 'neither the text nor a quote goes out; short quotes do where they are asked for',
      async run() {
        const records = fitted(STANDOFF, [astral()]).records;
        const [file = Buffer.alloc(0)] = (await written(STANDOFF, records)).values();
        expect(file.toString()).not.toContain('at least');
        const form = { withoutText: true, quotes: 'short' } as const;
        let short = '';
        for await (const { pieces } of STANDOFF.writer?.write({ ...sourceOf(records), form }) ?? [])
          for await (const piece of pieces) short += piece.toString();
        expect(short).toContain('"quote":"at least 15"');
        expect(short).not.toContain('died');
      },
    },
    {
      name: 'offsets are code points, and fit a text with characters outside the BMP exactly',
      async run() {
        const records = fitted(STANDOFF, [astral()]).records;
        const files = await written(STANDOFF, records);
        expect(files.get('standoff.jsonl')?.toString()).toContain('"end":29,"id":"a-1","label":"CLAIM","start":18');
        const texts = new Map([[records[0]?.id ?? '', SMILING]]);
        const actual = await readBack(STANDOFF, files, CODEBOOK, texts);
        expect(differences(records, actual, STANDOFF.holds, CODEBOOK)).toEqual([]);
      },
    },
  ],
  hostile: [
    { name: 'an empty file', files: () => ({ 's.jsonl': '' }), says: /nothing in it/ },
    hostile('no JSON', 'standoff\n', /JSON|expected/i),
    hostile('cut short', line({}).slice(0, 40), /./),
    hostile('a list', '[]\n', /not a JSON object/),
    hostile('another version', line({ standoff: 2 }), /standoff is not one of 1/),
    hostile('no id', line({ id: undefined }), /id is missing/),
    hostile('an id that is none', line({ id: 'd_1' }), /id is not valid/),
    hostile('a hash that is none', line({ sha256: 'abc' }), /sha256 is not valid/),
    hostile('no length', line({ length: undefined }), /length is missing/),
    hostile('a negative length', line({ length: -1 }), /length/),
    hostile('a text all the same', line({ text: 'Police' }), /unknown field "text"/),
    hostile('an unknown field', line({ evil: 1 }), /unknown field "evil"/),
    hostile('a key twice', line({}).replace('{"standoff"', '{"standoff":1,"standoff"'), /twice|duplicate/i),
    hostile('__proto__', line({}).replace('{"standoff"', '{"__proto__":{},"standoff"'), /__proto__/),
    hostile('nested 10^5 deep', `${'['.repeat(100_000)}\n`, /deep/),
    hostile('no UTF-8', Buffer.from([0x7b, 0xff, 0x7d, 0x0a]), /not UTF-8/),
    hostile('a byte order mark', `\ufeff${line({})}`, /byte order mark/),
    hostile('two lines of one document', line({}) + line({}), /stands in line 1 already/, 2),
    hostile('an annotation without an id', marked({ id: undefined }), /annotations\[0\]: id is missing/),
    hostile(
      'two annotations of one id',
      line({ annotations: [ANNOTATION, ANNOTATION] }),
      /two annotations have the id a1/,
    ),
    hostile('an end outside the text', marked({ end: 21 }), /offset 21 is outside the text, which has 20/),
    hostile('an end before the start', marked({ start: 6, end: 2 }), /fragment 6 to 2 is empty/),
    hostile('half an offset', marked({ end: 2.5 }), /whole number/),
    hostile('a negative offset', marked({ start: -1 }), /whole number from 0/),
    hostile(
      'fragments that overlap',
      marked({
        fragments: [
          [0, 4],
          [3, 6],
        ],
      }),
      /3 to 6 is empty, or not after/,
    ),
    hostile('fragments that say something else', marked({ fragments: [[0, 5]] }), /make them agree/),
    hostile(
      'a relation from nowhere',
      line({ relations: [{ id: 'r1', type: 'contradicts', from: 'a1', to: 'a2' }] }),
      /from is a1/,
    ),
    hostile(
      'a relation to nowhere',
      line({ annotations: [ANNOTATION], relations: [{ id: 'r1', type: 'contradicts', from: 'a1', to: 'a2' }] }),
      /to is a2/,
    ),
    hostile('a confidence of 2', marked({ confidence: 2 }), /confidence is too long or too large/),
    hostile('10^6 lines of nothing and one that is wrong', `${'\n'.repeat(1_000_000)}x\n`, /./, 1_000_001),
  ],
  outside: [
    {
      reader: 'Python json',
      async run(folder, records) {
        const texts = join(folder, 'texts.json');
        writeFileSync(texts, JSON.stringify(Object.fromEntries(records.map(({ id, text }) => [id, text]))));
        const file = join(folder, 'standoff.jsonl');
        expect(readFileSync(file, 'utf8').trimEnd().split('\n')).toHaveLength(records.length);
        const said = execFileSync('python3', ['-c', CHECK, file, texts], { encoding: 'utf8', maxBuffer: 2 ** 26 });
        const found = new Map(
          said
            .trimEnd()
            .split('\n')
            .map((one) => JSON.parse(one) as [string, string]),
        );
        const all = records.flatMap(({ annotations }) => annotations);
        expect(found.size).toBe(all.length);
        for (const { id, quote } of all) expect(found.get(id)).toBe(quote);
      },
    },
  ],
};
