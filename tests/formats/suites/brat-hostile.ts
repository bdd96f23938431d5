import type { Files, HostileCase } from './suite.ts';

/** The text of the design's examples. */
export const TEXT = 'Police said 12 people died. "At least 15 died," the mayor said.';

/** A document of brat. */
export const bratFiles = (ann: string, text: string | Uint8Array = TEXT): Files => ({ 'a.ann': ann, 'a.txt': text });

const hostileAnn = (name: string, ann: string, at: string, says: RegExp, text?: string | Uint8Array): HostileCase => ({
  name,
  files: () => bratFiles(ann, text),
  at,
  says,
});

/** One sound line. */
export const T1 = 'T1\tCLAIM 12 26\t12 people died\n';

/** What is no brat, or not what it says it is. */
export const BRAT_HOSTILE: readonly HostileCase[] = [
  hostileAnn(
    'offsets beyond the text',
    'T1\tCLAIM 12 2600\t12 people died\n',
    'a.ann:1:',
    /T1 ends at 2600, but the text has 63 characters/,
  ),
  hostileAnn(
    'offsets that lie',
    'T1\tCLAIM 13 27\t12 people died\n',
    'a.ann:1:',
    /the text there is "2 people died\."/,
  ),
  hostileAnn('an empty span', 'T1\tCLAIM 12 12\t\n', 'a.ann:1:', /T1 is empty at 12 12/),
  hostileAnn('a span that ends before it starts', 'T1\tCLAIM 26 12\tx\n', 'a.ann:1:', /T1 is empty at 26 12/),
  hostileAnn('negative offsets', 'T1\tCLAIM -1 4\tx\n', 'a.ann:1:', /T1 is not written as "TYPE START END;START END"/),
  hostileAnn('an offset of 300 digits', `T1\tCLAIM 1 ${'9'.repeat(300)}\tx\n`, 'a.ann:1:', /not written as/),
  hostileAnn(
    'fragments that touch',
    'T1\tCLAIM 12 14;14 26\t12  people died\n',
    'a.ann:1:',
    /fragments of T1 touch or overlap/,
  ),
  hostileAnn('fragments that overlap', 'T1\tCLAIM 12 20;14 26\tx\n', 'a.ann:1:', /fragments of T1 touch or overlap/),
  hostileAnn('fragments written with commas', 'T1\tCLAIM 12 14,15 26\tx\n', 'a.ann:1:', /not written as/),
  hostileAnn('blanks instead of tabs', 'T1 CLAIM 12 26 12 people died\n', 'a.ann:1:', /no line of brat/),
  hostileAnn('a cut line', `${T1}T2\tCLA`, 'a.ann:2:', /T2 is not written as "TYPE START END"/),
  hostileAnn('an unknown letter', `${T1}X1\tFoo T1\n`, 'a.ann:2:', /no line of brat/),
  hostileAnn('an id twice', `${T1}\n${T1}`, 'a.ann:3:', /T1 stands here and in line 1/),
  hostileAnn(
    'a relation to nothing',
    `${T1}R1\tcontradicts Arg1:T1 Arg2:T9\n`,
    'a.ann:2:',
    /R1 names T9, which is not in this file/,
  ),
  hostileAnn(
    'a relation with three ends',
    `${T1}R1\tcontradicts Arg1:T1 Arg2:T1 Arg3:T1\n`,
    'a.ann:2:',
    /with two ends/,
  ),
  hostileAnn(
    'a relation to a relation',
    `${T1}R1\tcontradicts Arg1:T1 Arg2:T1\nR2\tcontradicts Arg1:R1 Arg2:T1\n`,
    'a.ann:3:',
    /R2 names R1, which it cannot be about/,
  ),
  hostileAnn('an event without a trigger', `${T1}E1\tCLAIM:T7\n`, 'a.ann:2:', /E1 has the trigger T7, which is no T/),
  hostileAnn('an attribute of nothing', `${T1}A1\tcertainty T2 certain\n`, 'a.ann:2:', /A1 names T2/),
  hostileAnn('a note on nothing', `${T1}#1\tAnnotatorNotes T2\tx\n`, 'a.ann:2:', /#1 names T2/),
  hostileAnn('a group of one', `${T1}*\tEquiv T1\n`, 'a.ann:2:', /at least two annotations/),
  hostileAnn(
    'an attribute that is called as the prototype of all objects',
    `${T1}A1\t__proto__ T1 x\n`,
    'a.ann:2:',
    /no name/,
  ),
  hostileAnn(
    'annotations in Latin-1',
    T1 + 'T2\tCLAIM 0 6\tPol\u00efce\n',
    'a.ann:2:',
    /T2: the text there is "Police"/,
  ),
  hostileAnn('an empty text', T1, 'a.txt:1:', /nothing but blanks/, ''),
  hostileAnn(
    'a text that is no UTF-8',
    T1,
    'a.txt:2:',
    /byte 7 of the file is not UTF-8/,
    Buffer.from('first\n\xe9t\xe9', 'latin1'),
  ),
  hostileAnn('a text with NUL', T1, 'a.txt:1:', /NUL/, 'a\0b'),
  {
    name: 'annotations that are no UTF-8',
    files: () => ({ 'a.ann': Buffer.from(`${T1}T2\t\xff`, 'latin1'), 'a.txt': TEXT }),
    at: 'a.ann:2:',
    says: /not UTF-8/,
  },
  {
    name: 'annotations without their text',
    files: () => ({ 'x/a.ann': T1 }),
    at: 'x/a.ann:1:',
    says: /missing; put a\.txt beside/,
  },
  {
    name: 'the text of other annotations',
    files: () => bratFiles(T1, 'Another text, with other words.'),
    at: 'a.ann:1:',
    says: /the text there is/,
  },
  { name: 'no annotations at all', files: () => ({ 'a.txt': TEXT }), says: /^dataset: there is no \.ann file/ },
  {
    name: 'a label that the codebook does not have',
    files: () => bratFiles(T1.replace('CLAIM', 'NOPE')),
    at: 'a.ann:1:',
    says: /no label "NOPE"/,
  },
  {
    name: 'a million lines',
    files: () => bratFiles(`${'T1\tCLAIM 0 6\tPolice\n'.repeat(10)}${'\n'.repeat(1_000_000)}`),
    at: 'a.ann:2:',
    says: /T1 stands here/,
  },
  {
    name: 'one line of 20 MB',
    files: () => bratFiles(`T1\tCLAIM 0 6\t${'x'.repeat(20_000_000)}\n`),
    at: 'a.ann:1:',
    says: /the text there is "Police"/,
  },
  {
    name: '100,000 fragments',
    files: () => bratFiles(`T1\tCLAIM ${'0 6;'.repeat(100_000)}0 6\tx\n`),
    at: 'a.ann:1:',
    says: /touch or overlap/,
  },
];
