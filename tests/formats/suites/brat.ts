import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { BRAT } from '../../../electron/core/formats/brat/format.ts';
import type { DatasetRecord } from '../../../electron/core/formats/dataset.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { annotation, record, relation } from '../make.ts';
import { CODEBOOK } from './projects.ts';
import { BRAT_HOSTILE, bratFiles as files, T1, TEXT } from './brat-hostile.ts';
import { fitted, readBack, treeOf, written, type Files, type Suite } from './suite.ts';

/** A codebook with the words of the foreign files below. */
const withWords = (labels: readonly string[], relations: readonly string[] = []): Codebook => ({
  ...CODEBOOK,
  labels: labels.map((name) => ({ name, definition: '', color: 0, badge: 'x', mandatory: false, examples: [] })),
  attributes: [],
  relations: CODEBOOK.relations.slice(0, 1).flatMap((one) => relations.map((name) => ({ ...one, name }))),
});

async function one(given: Files, codebook: Codebook): Promise<DatasetRecord> {
  const [first] = await readBack(BRAT, given, codebook);
  if (!first) throw new Error('expected a document');
  return first;
}

const spansOf = ({ annotations }: DatasetRecord): number[][][] =>
  annotations.map(({ fragments }) => fragments.map(({ start, end }) => [start, end]));

/** The `.ann` of the only layer that is written of a text with one annotation. */
async function annOf(text: string, parts: readonly string[], rest = {}): Promise<string> {
  const all = await written(
    BRAT,
    fitted(BRAT, [record(text, { annotations: [annotation('x', text, parts, rest)] })]).records,
  );
  return all.get('ana/Untitled.ann')?.toString() ?? '';
}

/** What the documentation of brat shows of each kind of line. */
const EVERY_LINE = `T1\tOrganization 0 4\tSony
T2\tMERGE-ORG 14 27\tjoint venture
T3\tOrganization 33 41\tEricsson
E1\tMERGE-ORG:T2 Org1:T1 Org2:T3
T4\tCountry 75 81\tSweden
R1\tOrigin Arg1:T3 Arg2:T4
*\tEquiv T1 T3 T4
A1\tNegation E1
A2\tConfidence E1 L1
M1\tSpeculation E1
N1\tReference T3 Wikipedia:366\tEricsson
#1\tAnnotatorNotes T1\tthis annotation is suspect
#2\tIncomplete E1\tno date
`;
const EVERY_TEXT = 'Sony formed a joint venture with Ericsson, a telecommunications company in Sweden.\n';

export const BRAT_SUITE: Suite = {
  format: BRAT,
  traps: [
    {
      name: 'offsets are code points of the text read with universal newlines, and the text comes back with its own line ends',
      async run() {
        const text = '👩‍👩‍👧 one\r\ntwo\rthree\n𠮷 four';
        expect(await annOf(text, ['four'])).toBe('T1\tCLAIM 22 26\tfour\n');
        const expected = fitted(BRAT, [record(text, { annotations: [annotation('x', text, ['four'])] })]).records;
        const back = await readBack(BRAT, await written(BRAT, expected));
        expect(back[0]?.text).toBe(text);
        expect(back[0]?.annotations[0]?.quote).toBe('four');
      },
    },
    {
      name: 'offsets that count CR LF as two, or a byte order mark, are told by the text of the line',
      async run() {
        const codebook = withWords(['Claim']);
        for (const [ann, text] of [
          ['T1\tClaim 5 8\ttwo\n', 'one\r\ntwo'],
          ['T1\tClaim 4 7\ttwo\n', 'one\r\ntwo'],
          ['T1\tClaim 6 9\ttwo\n', '\ufeffone\r\ntwo'],
          ['T1\tClaim 4 7\ttwo\n', '\ufeffone\r\ntwo'],
        ] as const) {
          const { annotations, text: read } = await one(files(ann, text), codebook);
          expect([read, annotations[0]?.quote]).toEqual(['one\r\ntwo', 'two']);
        }
      },
    },
    {
      name: 'fragments, whose texts are joined by one space',
      async run() {
        expect(await annOf(TEXT, ['At least', 'died'], { label: 'QUANTITY' })).toBe(
          'T1\tQUANTITY 29 37;41 45\tAt least died\n',
        );
        const foreign = files('T4\tHedge 41 45;29 37\tdied At least\n', TEXT);
        expect(spansOf(await one(foreign, withWords(['Hedge'])))).toEqual([
          [
            [29, 37],
            [41, 45],
          ],
        ]);
      },
    },
    {
      name: 'a newline inside a span splits it, and it comes back as one annotation',
      async run() {
        const text = 'twelve\r\n\tpeople\nand more';
        expect(await annOf(text, ['twelve\r\n\tpeople'])).toBe('T1\tCLAIM 0 6;8 14\ttwelve people\n');
        const back = await one({ 'a.ann': 'T1\tCLAIM 0 6;8 14\ttwelve people\n', 'a.txt': text }, CODEBOOK);
        expect(back.annotations[0]?.quote).toBe('twelve\r\n\tpeople');
        expect(spansOf(back)).toEqual([[[0, 15]]]);
      },
    },
    {
      name: 'a span that other tools let run over a line end, with a blank for it',
      async run() {
        const back = await one(files('T1\tCLAIM 0 13\ttwelve people\n', 'twelve\npeople'), CODEBOOK);
        expect(back.annotations[0]?.quote).toBe('twelve\npeople');
      },
    },
    {
      name: 'touching or overlapping fragments are illegal, and none is written',
      async run() {
        const text = 'a\tb\n\nc';
        const ann = await annOf(text, ['a\tb', '\nc']);
        expect(ann).toBe('T1\tCLAIM 0 1;2 3;5 6\ta b c\n');
      },
    },
    {
      name: 'an annotation on line ends only is lost, with its relations, and stated',
      run() {
        const text = 'one\n\ntwo';
        const annotations = [annotation('x', text, ['\n']), annotation('y', text, ['two'])];
        const { records, lost } = fitted(BRAT, [record(text, { annotations, relations: [relation('r', 'y', 'x')] })]);
        expect(records[0]?.annotations.map(({ id }) => id)).toEqual(['y']);
        expect(lost.map(({ what, id }) => [what, id])).toContainEqual(['annotation', 'x']);
        expect(lost.map(({ what, id }) => [what, id])).toContainEqual(['relation', 'r']);
      },
    },
    {
      name: 'T, R, E, A, M, N, # and * lines as the documentation of brat has them',
      async run() {
        const codebook = withWords(['Organization', 'MERGE-ORG', 'Country'], ['Org1', 'Org2', 'Origin', 'Equiv']);
        const { annotations, relations } = await one(files(EVERY_LINE, EVERY_TEXT), codebook);
        expect(annotations.map(({ label, quote, attributes, note }) => [label, quote, attributes, note])).toEqual([
          ['Organization', 'Sony', {}, 'this annotation is suspect'],
          [
            'MERGE-ORG',
            'joint venture',
            { Negation: true, Confidence: 'L1', Speculation: true },
            'Incomplete: no date',
          ],
          ['Organization', 'Ericsson', { Reference: 'Wikipedia:366', 'Reference text': 'Ericsson' }, undefined],
          ['Country', 'Sweden', {}, undefined],
        ]);
        const quoteOf = (id: string): string | undefined => annotations.find((each) => each.id === id)?.quote;
        expect(relations.map(({ type, from, to }) => `${type}: ${quoteOf(from)} -> ${quoteOf(to)}`).toSorted()).toEqual(
          [
            'Equiv: Sony -> Ericsson',
            'Equiv: Sony -> Sweden',
            'Org1: joint venture -> Sony',
            'Org2: joint venture -> Ericsson',
            'Origin: Ericsson -> Sweden',
          ],
        );
      },
    },
    {
      name: 'names, values and notes that brat cannot say are written by a rule that can be undone',
      async run() {
        const text = 'at noon';
        const ann = await annOf(text, ['noon'], {
          label: 'Time & place',
          attributes: { remark: ' a\tb\n\\n' },
          note: 'first\nsecond: 50%',
        });
        expect(ann).toBe(
          [
            'T1\tTime%20%26%20place 3 7\tnoon',
            String.raw`A1${'\t'}remark T1 \sa\tb\n\\n`,
            String.raw`#1${'\t'}AnnotatorNotes T1${'\t'}first\nsecond: 50%`,
            '',
          ].join('\n'),
        );
        const foreign = files('T1\t100%20 0 2\tat\n#1\tAnnotatorNotes T1\tC:\\new\n', text);
        const { annotations } = await one(foreign, withWords(['100%20']));
        expect(annotations[0]?.note).toBe(String.raw`C:\new`);
      },
    },
    {
      name: 'annotation.conf and visual.conf say the codebook',
      async run() {
        const all = await written(BRAT, [record(TEXT)]);
        const read = BRAT.reader?.read(treeOf(files(EVERY_LINE.replace('Arg1:T3 Arg2', 'From:T3 To'), EVERY_TEXT)));
        for await (const { leftOut } of read ?? []) expect(leftOut?.map(({ count }) => count)).toEqual([1, 1, 1]);
        expect(all.get('annotation.conf')?.toString().split('\n').slice(1)).toEqual([
          '[entities]',
          'CLAIM',
          'SOURCE',
          'QUANTITY',
          'Time%20%26%20place',
          '[relations]',
          'attributed_to\tArg1:<ENTITY>, Arg2:<ENTITY>',
          'contradicts\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric',
          '[events]',
          '[attributes]',
          String.raw`certainty${'\t'}Arg:CLAIM, Value:certain|possible|näher\u002c "so"`,
          String.raw`topics${'\t'}Arg:CLAIM, Value:war|aid; money|a\u007cb`,
          'check_worthy\tArg:CLAIM, Value:true|false',
          'scale\tArg:<ENTITY>, Value:1|2|3',
          'value\tArg:QUANTITY',
          'date\tArg:QUANTITY',
          'who\tArg:SOURCE',
          'remark\tArg:<ENTITY>',
          '',
        ]);
        expect(all.get('visual.conf')?.toString()).toContain('Time%20%26%20place | Time & place | 3\n');
      },
    },
    {
      name: 'each annotator has a folder with every document, and the texts of one name are one document again',
      async run() {
        const other = 'Nobody said anything.';
        const annotations = [
          annotation('x', TEXT, ['12 people died']),
          annotation('y', TEXT, ['mayor'], { layer: 'con', label: 'SOURCE' }),
        ];
        const records = [record(TEXT, { annotations, title: 'Wire: 12?' }), record(other, { title: 'Quiet' })];
        const sorted = fitted(
          BRAT,
          records.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
        ).records;
        const all = await written(BRAT, sorted);
        expect([...all.keys()].toSorted()).toEqual([
          '%63%6F%6E/Quiet.ann',
          '%63%6F%6E/Quiet.txt',
          '%63%6F%6E/Wire-12.ann',
          '%63%6F%6E/Wire-12.txt',
          'ana/Quiet.ann',
          'ana/Quiet.txt',
          'ana/Wire-12.ann',
          'ana/Wire-12.txt',
          'annotation.conf',
          'visual.conf',
        ]);
        const back = await readBack(BRAT, all);
        expect(back.flatMap((each) => each.annotations.map(({ layer, quote }) => [layer, quote]))).toEqual([
          ['ana', '12 people died'],
          ['con', 'mayor'],
        ]);
      },
    },
    {
      name: 'folders of other tools are annotators only where a text stands in several of them',
      async run() {
        const layers = async (given: Files): Promise<string[]> =>
          (await readBack(BRAT, given)).flatMap((each) => each.annotations.map(({ layer }) => layer));
        const split = { 'c/train/a.ann': T1, 'c/train/a.txt': TEXT, 'c/dev/b.ann': T1, 'c/dev/b.txt': `${TEXT} ` };
        expect(await layers(split)).toEqual(['nobody', 'nobody']);
        const double = { 'c/Ana/a.ann': T1, 'c/Ana/a.txt': TEXT, 'c/bo/a.ann': T1, 'c/bo/a.txt': TEXT };
        expect((await layers(double)).toSorted()).toEqual(['ana', 'bo']);
      },
    },
    {
      name: 'documents of one title have names of their own, whatever their order and case',
      async run() {
        const records = ['one', 'two', 'three'].map((text, i) => record(text, { title: i === 2 ? 'SAME' : 'Same' }));
        const sorted = records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
        const names = [...(await written(BRAT, sorted)).keys()].filter((path) => path.endsWith('.txt'));
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(3);
        expect(names.every((name) => /^same-[a-z2-7]{12}\.txt$/i.test(name))).toBe(true);
      },
    },
    {
      name: 'groups take each .ann with its text and leave other texts to themselves',
      run() {
        const paths = ['a.ann', 'a.txt', 'notes.txt', 'annotation.conf', 'x/b.ann', 'x/visual.conf'];
        expect(BRAT.reader?.groups?.(paths)).toEqual([
          ['a.ann', 'a.txt', 'annotation.conf', 'x/b.ann', 'x/visual.conf'],
        ]);
        expect(BRAT.reader?.groups?.(['a.txt'])).toEqual([]);
      },
    },
  ],
  hostile: BRAT_HOSTILE,
  outside: [
    {
      reader: 'Python, universal newlines',
      run(folder, records) {
        const script = fileURLToPath(new URL('brat.py', import.meta.url));
        const found = Number(execFileSync('python3', [script, folder], { encoding: 'utf8', stdio: 'pipe' }));
        expect(found).toBe(records.reduce((n, { annotations }) => n + annotations.length, 0));
        expect(found).toBeGreaterThan(50);
      },
    },
  ],
};
