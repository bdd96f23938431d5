import { record } from './make.ts';
import { CLAIM, LINK, OTHER, line, utf16, withClaim, withLink, type RefusedFile } from './native-lines.ts';

/** Annotations and relations that a native dataset is refused for. */
export const HOSTILE_MARKS: readonly RefusedFile[] = [
  ['no quote', withClaim({ quote: undefined }), 'd.jsonl:1: annotations[0].quote is missing; add it'],
  [
    'a wrong quote',
    withClaim({ start: 15 }),
    'd.jsonl:1: annotations[0]: at 15 to 28 the text there says "2 people died", the quote says "12 people died"; correct the offsets or the quote',
  ],
  [
    'a wrong quote, shortened',
    `${line()}\n${line({ annotations: [{ ...CLAIM, start: 0, end: 90, quote: 'y'.repeat(90) }] }, 'x'.repeat(100))}`,
    new RegExp(`^d\\.jsonl:2: annotations\\[0\\]: at 0 to 90 the text there says "x{59}…", the quote says "y{59}…"`),
  ],
  [
    'UTF-16 offsets called code points',
    withClaim({ start: 15, end: 29 }),
    /^d\.jsonl:1: annotations\[0\]: at 15 to 29 the text there says "2 people died\."/,
  ],
  [
    'an offset outside the text',
    withClaim({ end: 99 }),
    'd.jsonl:1: annotations[0]: offset 99 is outside the text, which has 29 code points; correct it',
  ],
  [
    'an offset outside the text, UTF-16',
    utf16({ end: 31 }),
    'd.jsonl:1: annotations[0]: offset 31 is outside the text; correct it',
  ],
  [
    'an offset inside an emoji',
    utf16({ start: 13 }),
    'd.jsonl:1: annotations[0]: offset 13 is inside a character; correct it',
  ],
  [
    'a negative offset',
    withClaim({ start: -1 }),
    'd.jsonl:1: annotations[0].start is too short or too small; an offset is a whole number from 0',
  ],
  [
    'a fraction as an offset',
    withClaim({ start: 1.5 }),
    'd.jsonl:1: annotations[0].start is not a whole number; an offset is a whole number from 0',
  ],
  [
    'an offset in quotation marks',
    withClaim({ start: '14' }),
    /^d\.jsonl:1: annotations\[0\]\.start is not a (whole )?number; an offset is a whole number from 0$/,
  ],
  [
    'an empty span',
    withClaim({ end: 14, quote: '' }),
    'd.jsonl:1: annotations[0]: the span at offset 14 is empty or ends before it starts; correct it',
  ],
  ['a span backwards', withClaim({ start: 28, end: 14 }), /the span at offset 28 is empty or ends before it starts/],
  [
    'touching fragments',
    withClaim({
      fragments: [
        [14, 16],
        [16, 28],
      ],
    }),
    'd.jsonl:1: annotations[0]: the fragment at offset 16 touches or precedes the one before it; correct it',
  ],
  [
    'fragments out of order',
    withClaim({
      fragments: [
        [24, 28],
        [14, 16],
      ],
    }),
    /the fragment at offset 14 touches or precedes/,
  ],
  [
    'fragments that do not reach the ends',
    withClaim({
      fragments: [
        [14, 16],
        [24, 27],
      ],
    }),
    'd.jsonl:1: annotations[0]: start and end say 14 to 28, the fragments 14 to 27; make them agree',
  ],
  ['fragments without any', withClaim({ fragments: [] }), /^d\.jsonl:1: annotations\[0\]\.fragments is too short/],
  [
    'an unknown label',
    withClaim({ label: 'CLAM' }),
    'd.jsonl:1: annotations[0]: the codebook has no label "CLAM"; it has CLAIM, SOURCE, QUANTITY. Add it there, or export the dataset as Web Annotation (web-annotation), whose names can be mapped',
  ],
  [
    'no annotator',
    withClaim({ annotator: undefined }),
    'd.jsonl:1: annotations[0]: annotator is missing; add it, or say --annotator NAME',
  ],
  [
    'an annotator who is no handle',
    withClaim({ annotator: 'Ana López' }),
    /^d\.jsonl:1: annotations\[0\]\.annotator is not valid; a handle is/,
  ],
  [
    'an id that no file name could be',
    withClaim({ id: '../a' }),
    /^d\.jsonl:1: annotations\[0\]\.id is not valid; an id is 1 to 128/,
  ],
  [
    'a confidence over 1',
    withClaim({ confidence: 1.5 }),
    'd.jsonl:1: annotations[0].confidence is too long or too large; the most is 1',
  ],
  [
    'a note too long',
    withClaim({ note: 'x'.repeat(20_001) }),
    'd.jsonl:1: annotations[0].note is too long or too large; the most is 20000',
  ],
  [
    'an attribute that is an object',
    withClaim({ attributes: { a: {} } }),
    /^d\.jsonl:1: annotations\[0\]\.attributes\.a is not a text/,
  ],
  [
    'an origin of another kind',
    withClaim({ origin: { kind: 'oracle' } }),
    /^d\.jsonl:1: annotations\[0\]\.origin\.kind is not one of "human"/,
  ],
  [
    'one annotation id twice in a line',
    line({ annotations: [CLAIM, { ...CLAIM, label: 'SOURCE' }] }),
    'd.jsonl:1: the annotation a1 stands twice in this line; keep one',
  ],
  [
    'one annotation id twice in the file',
    `${withClaim({})}\n${line({ annotations: [{ ...CLAIM, start: 0, end: 7, quote: 'Another' }] }, OTHER)}`,
    'd.jsonl:2: the annotation a1 stands here and in line 1; keep one',
  ],
  [
    'two equal annotations without ids',
    line({
      annotations: [
        { ...CLAIM, id: undefined },
        { ...CLAIM, id: undefined },
      ],
    }),
    /^d\.jsonl:1: the annotation [0-9a-f-]{36} stands twice in this line/,
  ],
  [
    'one relation id twice',
    line({ annotations: [CLAIM], relations: [LINK, LINK] }),
    'd.jsonl:1: the relation r1 stands twice in this line; keep one',
  ],
  [
    'an unknown relation type',
    withLink({ type: 'denies' }),
    'd.jsonl:1: relations[0]: the codebook has no relation type "denies"; it has contradicts, attributed_to. Add it there, or export the dataset as Web Annotation (web-annotation), whose names can be mapped',
  ],
  [
    'a relation from elsewhere',
    withLink({ from: 'b9' }),
    'd.jsonl:1: relations[0]: from is b9, which is no annotation of this line; a relation stands with its from',
  ],
  [
    'a relation to the wrong document',
    withLink({ to_document: record(OTHER).id }),
    /^d\.jsonl:1: the relation r1 says to_document d_\w+, but the annotation a1 is on d_\w+; correct it$/,
  ],
];
