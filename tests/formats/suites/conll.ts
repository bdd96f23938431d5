import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { CONLL } from '../../../electron/core/formats/conll/format.ts';
import { CONLL_2003 } from '../../../electron/core/formats/conll/format-2003.ts';
import { CONLL_BILOU } from '../../../electron/core/formats/conll/format-bilou.ts';
import { encodeLabel } from '../../../electron/core/formats/conll/words.ts';
import type { DatasetRecord } from '../../../electron/core/formats/dataset.ts';
import type { ForeignDocument } from '../../../electron/core/formats/foreign.ts';
import type { Format } from '../../../electron/core/formats/format.ts';
import { annotation, record } from '../make.ts';
import { CONLL_HOSTILE, conllFiles } from './conll-hostile.ts';
import { fitted, readBack, treeOf, written, type OutsideCase, type Suite } from './suite.ts';

const TEXT = 'Police said 12 people died. "At least 15 died," the mayor said.';

async function file(format: Format, records: readonly DatasetRecord[]): Promise<string> {
  const all = await written(format, fitted(format, records).records);
  return [...all.values()].join('');
}

async function foreign(content: string): Promise<ForeignDocument[]> {
  const all: ForeignDocument[] = [];
  for await (const document of CONLL.reader?.read(treeOf(conllFiles(content))) ?? []) all.push(document);
  return all;
}

/** Label and text of each annotation, as the file says them. */
const said = ({ annotations, text }: ForeignDocument): string[] =>
  annotations.map(({ label, fragments }) => `${label}: ${text?.slice(fragments?.[0]?.start, fragments?.at(-1)?.end)}`);

const told = (documents: readonly ForeignDocument[]): string[] =>
  documents.flatMap(({ leftOut = [] }) => leftOut.map(({ what, count }) => `${count} ${what}`));

const died = annotation('x', TEXT, ['12 people died']);
const fifteen = annotation('y', TEXT, ['15 died'], { label: 'Time & place' });

/** The same chunks as a reader that is not ours takes out of the file. `exact`: with what stands between tokens. */
const conlleval = (reader: string, isExact: boolean): OutsideCase => ({
  reader,
  run(folder, records) {
    const [name = ''] = readdirSync(folder);
    const script = fileURLToPath(new URL('conll.py', import.meta.url));
    const found: unknown = JSON.parse(
      execFileSync('python3', [script, join(folder, name)], { encoding: 'utf8', stdio: 'pipe' }),
    );
    const ink = (text: string): string => text.replaceAll(/[\s\x1c-\x1f\x85]+/g, '');
    const shown = (text: string): string => (isExact ? text : ink(text));
    const chunks = (found as string[][]).map(([layer = '', label = '', text = '']) => [layer, label, shown(text)]);
    const expected = records.flatMap(({ annotations }) =>
      annotations.map(({ layer, label, quote }) => [isExact ? layer : '', encodeLabel(label), shown(quote)]),
    );
    expect(chunks.map((one) => one.join('\0')).toSorted()).toEqual(expected.map((one) => one.join('\0')).toSorted());
    expect(chunks.length).toBeGreaterThan(50);
  },
});

export const CONLL_SUITE: Suite = {
  format: CONLL,
  traps: [
    {
      name: 'one token a line, with what stands behind it and a tag for each annotator; a blank line ends a sentence',
      async run() {
        const text = 'Police said:\n 12 died. No.';
        const annotations = [annotation('x', text, ['12 died']), annotation('y', text, ['Police'], { layer: 'bo' })];
        expect(await file(CONLL, [record(text, { annotations, title: 'A title; new' })])).toBe(
          [
            String.raw`-DOCSTART- before=_;title=A\stitle\u003b\snew;annotators=ana|bo O O`,
            '',
            String.raw`Police \s O B-CLAIM`,
            String.raw`said _ O O`,
            String.raw`: \n\s O O`,
            '',
            String.raw`12 \s B-CLAIM O`,
            String.raw`died _ I-CLAIM O`,
            String.raw`. \s O O`,
            '',
            String.raw`No _ O O`,
            String.raw`. _ O O`,
            '',
          ]
            .join('\n')
            .replaceAll(' ', '\t'),
        );
      },
    },
    {
      name: 'no overlaps: the longest annotation of a layer wins, and each other one is named as lost',
      run() {
        const inner = annotation('inner', TEXT, ['people'], { label: 'SOURCE' });
        const crossing = annotation('crossing', TEXT, ['people died. "'], { label: 'SOURCE' });
        const other = annotation('other', TEXT, ['people'], { label: 'SOURCE', layer: 'bo' });
        const annotations = [inner, crossing, died, other];
        const { records, lost } = fitted(CONLL, [record(TEXT, { annotations })]);
        expect(records[0]?.annotations.map(({ id }) => id).toSorted()).toEqual(['other', 'x']);
        expect(
          lost.filter(({ what }) => what === 'overlapping annotation').map(({ id, value }) => [id, value]),
        ).toEqual([
          ['crossing', { label: 'SOURCE', layer: 'ana', fragments: crossing.fragments }],
          ['inner', { label: 'SOURCE', layer: 'ana', fragments: inner.fragments }],
        ]);
      },
    },
    {
      name: 'the longest annotation wins over one that begins before it, and of two as long the one that begins first',
      run() {
        const text = 'one two six ten';
        const kept = (parts: readonly string[]): string[] => {
          const annotations = parts.map((part) => annotation(part, text, [part]));
          return fitted(CONLL, [record(text, { annotations })]).records.flatMap((each) =>
            each.annotations.map(({ quote }) => quote),
          );
        };
        expect(kept(['one two', 'two six ten'])).toEqual(['two six ten']);
        expect(kept(['two six', 'one two', 'six ten'])).toEqual(['one two', 'six ten']);
      },
    },
    {
      name: 'spans that are not at the edges of tokens are told, and whole tokens are annotated',
      run() {
        const text = 'anti-war rallies , now';
        const annotations = [
          annotation('inside', text, ['allie']),
          annotation('blank', text, ['war ']),
          annotation('nothing', text, [' '], { label: 'SOURCE' }),
        ];
        const { records, lost } = fitted(CONLL, [record(text, { annotations })]);
        expect(records[0]?.annotations.map(({ quote }) => quote)).toEqual(['rallies', 'war']);
        expect(lost.filter(({ id }) => id !== records[0]?.id).map(({ what, id }) => [id, what])).toEqual([
          ['inside', 'edge of an annotation'],
          ['blank', 'edge of an annotation'],
          ['nothing', 'annotation'],
        ]);
      },
    },
    {
      name: 'an annotation over the end of a sentence keeps the sentences together',
      async run() {
        const text = 'One died. Two lived. End.';
        const lines = await file(CONLL, [record(text, { annotations: [annotation('x', text, ['died. Two'])] })]);
        expect(lines.split('\n\n').map((block) => block.split('\n').length)).toEqual([1, 6, 3]);
        expect((await foreign(lines)).map(said)).toEqual([['CLAIM: died. Two']]);
      },
    },
    {
      name: 'the text of our own files comes back exactly, that of others is joined by blanks, which is told',
      async run() {
        const text = ' Police\r\n\tsaid:\u00a012 e\u0301 \\s _ # x\n\n';
        const back = await readBack(CONLL, await written(CONLL, fitted(CONLL, [record(text)]).records));
        expect(back[0]?.text).toBe(text);
        const documents = await foreign('Police B-CLAIM\nsaid O\n\n12 O\n');
        expect(documents.map((one) => one.text)).toEqual(['Police said\n12']);
        expect(told(documents)[0]).toMatch(/^1 text as it stood: the file has tokens with tags in BIO/);
      },
    },
    {
      name: 'CoNLL-2003 is IOB1 with -DOCSTART- -X- O O, four columns, and a blank line a sentence',
      async run() {
        const documents = await foreign(
          `-DOCSTART- -X- O O

EU NNP I-NP I-ORG
rejects VBZ I-VP O
German JJ I-NP I-MISC
British JJ B-NP B-MISC
lamb NN I-NP O

-DOCSTART- -X- O O

Peter NNP I-NP I-PER
Blackburn NNP I-NP I-PER
`,
        );
        expect(documents.map(said)).toEqual([['ORG: EU', 'MISC: German', 'MISC: British'], ['PER: Peter Blackburn']]);
        expect(told(documents)).toEqual([
          expect.stringMatching(/^2 text as it stood: .* in IOB1/),
          '14 value of a column between token and tag',
        ]);
      },
    },
    {
      name: 'CoNLL-2002 is IOB2 with one column or two before the tag',
      async run() {
        const [document] = await foreign(
          'De Art O\nLijn N B-ORG\nVan Prep B-PER\nden Art I-PER\nBosch N I-PER\n. Punc O\n',
        );
        expect(document && said(document)).toEqual(['ORG: Lijn', 'PER: Van den Bosch']);
      },
    },
    {
      name: 'BILOU and BIOES are told by their letters',
      async run() {
        for (const [content, scheme] of [
          ['a B-X\nb I-X\nc L-X\nd U-X\ne U-X\n', 'BILOU'],
          ['a B-X\nb I-X\nc E-X\nd S-X\ne S-X\n', 'BILOU'],
          ['a B-X\nb M-X\nc E-X\nd W-X\ne W-X\n', 'BILOU'],
          ['a B-X\nb I-X\nc I-X\nd B-X\ne B-X\n', 'BIO'],
          ['a I-X\nb I-X\nc I-X\nd B-X\ne B-X\n', 'IOB1'],
        ] as const) {
          const documents = await foreign(content);
          expect(documents.map(said)).toEqual([['X: a b c', 'X: d', 'X: e']]);
          expect(told(documents)).toEqual([expect.stringContaining(` tags in ${scheme},`)]);
        }
      },
    },
    {
      name: 'tags where their scheme does not have them are read by the rule of conlleval and counted',
      async run() {
        const bio = await foreign('a B-X\nb O\nc I-X\nd I-Y\ne I-Y\n\nf I-Y\n');
        expect(bio.map(said)).toEqual([['X: a', 'X: c', 'Y: d e', 'Y: f']]);
        expect(told(bio)[1]).toBe('3 tag that BIO does not have there, read by the rule of conlleval');
        const bilou = await foreign('a B-X\nb O\nc L-X\nd U-X\ne I-X\n');
        expect(bilou.map(said)).toEqual([['X: a', 'X: c', 'X: d', 'X: e']]);
        expect(told(bilou)[1]).toMatch(/^4 tag that BILOU/);
      },
    },
    {
      name: 'comments are told from tokens that are a #',
      async run() {
        const documents = await foreign('# sent_id = 1\n# text = # 1 is O\n# O\n1 B-X\n\n# next\n2 O\n');
        expect(documents.map((one) => one.text)).toEqual(['# 1\n2']);
        expect(told(documents).at(-1)).toBe('3 comment');
      },
    },
  ],
  hostile: CONLL_HOSTILE,
  outside: [conlleval('Python, the rule of conlleval', true)],
};

export const CONLL_BILOU_SUITE: Suite = {
  format: CONLL_BILOU,
  traps: [
    {
      name: 'annotations of one token are U, and the last token of others is L',
      async run() {
        const annotations = [died, fifteen, annotation('z', TEXT, ['mayor'])];
        const lines = await file(CONLL_BILOU, [record(TEXT, { annotations })]);
        const tags = lines.split('\n').flatMap((line) => (/[BILU]-/.test(line) ? [line.split('\t').at(-1)] : []));
        expect(tags).toEqual(['B-CLAIM', 'I-CLAIM', 'L-CLAIM', 'B-Time%20&%20place', 'L-Time%20&%20place', 'U-CLAIM']);
      },
    },
  ],
  // The reader is the same: what takes its time is tried once.
  hostile: CONLL_HOSTILE.slice(0, 25),
  outside: [conlleval('Python, the rule of conlleval', true)],
};

export const CONLL_2003_SUITE: Suite = {
  format: CONLL_2003,
  traps: [
    {
      name: 'four columns with a blank between, -DOCSTART- -X- O O, and B- only where two annotations touch',
      async run() {
        const text = '12 people died.';
        const annotations = [
          annotation('x', text, ['12']),
          annotation('y', text, ['people']),
          annotation('z', text, ['.']),
        ];
        expect(await file(CONLL_2003, [record(text, { annotations })])).toBe(
          '-DOCSTART- -X- O O\n\n12 -X- O I-CLAIM\npeople -X- O B-CLAIM\ndied -X- O O\n. -X- O I-CLAIM\n\n',
        );
      },
    },
    {
      name: 'all annotators share the column, and what that costs is named',
      run() {
        const annotations = [died, { ...died, id: 'same', layer: 'bo' }];
        const { records, lost } = fitted(CONLL_2003, [record(TEXT, { annotations })]);
        expect(records[0]?.annotations.map(({ id }) => id)).toEqual(['x']);
        expect(lost.map(({ what, id }) => [what, id])).toContainEqual(['overlapping annotation', 'same']);
        expect(lost.map(({ what }) => what)).toContain('text');
      },
    },
  ],
  hostile: [],
  outside: [conlleval('Python, the rule of conlleval', false)],
};
