import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDataset } from '../../electron/core/formats/read-dataset.ts';
import { Refusal } from '../../shared/api/reply.ts';
import { invariant } from '../../shared/assert.ts';
import { OPTIONS, readPath, readText, record } from './make.ts';

const TEXT = 'Police said 👍 12 people died.';
const OTHER = 'Another text.';

/** A good line of `text`, changed by `rest`; `undefined` takes a field out. */
const line = (rest: object = {}, text = TEXT): string =>
  JSON.stringify({ text, text_sha256: record(text).textSha256, offset_unit: 'codepoint', annotations: [], ...rest });

const CLAIM = { id: 'a1', annotator: 'ana', label: 'CLAIM', start: 14, end: 28, quote: '12 people died' };
const LINK = { id: 'r1', type: 'contradicts', from: 'a1', to: 'a1' };

const withClaim = (rest: object): string => line({ annotations: [{ ...CLAIM, ...rest }] });
const withLink = (rest: object): string => line({ annotations: [CLAIM], relations: [{ ...LINK, ...rest }] });
const utf16 = (rest: object): string => line({ offset_unit: 'utf16', annotations: [{ ...CLAIM, ...rest }] });
/** A raw line with one more key, as no serialiser would write it. */
const raw = (more: string): string => line().replace('{', `{${more},`);
const deep = (n: number): string => raw(`"metadata":${'['.repeat(n)}${']'.repeat(n)}`);

const BAD: readonly (readonly [what: string, file: string | Uint8Array, message: string | RegExp])[] = [
  ['an empty file', '', 'd.jsonl: this file is empty; a dataset has one document a line'],
  ['only blank lines', '\n \r\n', 'd.jsonl: this file is empty; a dataset has one document a line'],
  [
    'a byte order mark',
    `\ufeff${line()}`,
    'd.jsonl:1: the file starts with a byte order mark; save it as UTF-8 without one',
  ],
  [
    'bytes that are not UTF-8',
    latin1(`\n${line({ title: '?' })}`),
    /^d\.jsonl:2: byte 1\d\d of this line is not UTF-8; save the file as UTF-8$/,
  ],
  [
    'a character cut off at the end',
    Buffer.from('"é').subarray(0, 2),
    'd.jsonl:1: byte 2 of this line is not UTF-8; save the file as UTF-8',
  ],
  [
    'a broken line after a good one',
    `${line()}\n{"text": oops}`,
    /^d\.jsonl:2: .*a JSON value is expected, not "o" \(column 10\)$/,
  ],
  [
    'a line that was cut off',
    line().slice(0, 20),
    /^d\.jsonl:1: .*inside a string that starts here; was the file cut off/,
  ],
  ['two values in a line', `${line()}{}`, /^d\.jsonl:1: .*more after the end/],
  ...[
    { text: ' blank', message: /^d\.jsonl:1: .*a claim card begins and ends without blanks/ },
    { text: '', message: /^d\.jsonl:1: claims\[0\]\.text/ },
    { text: 'x'.repeat(2001), message: /^d\.jsonl:1: claims\[0\]\.text/ },
  ].map(
    ({ text, message }) =>
      [`a claim card of ${text.length} characters`, line({ claims: [{ id: 'c', text }] }), message] as const,
  ),
  [
    'labels of a document that say nothing',
    line({ document_labels: { ana: {} } }),
    /^d\.jsonl:1: document_labels\.ana says nothing/,
  ],
  [
    'labels of a document that are no values',
    line({ document_labels: { ana: { a: null } } }),
    /^d\.jsonl:1: document_labels/,
  ],
  ['labels of a document by nobody', line({ document_labels: { 'no handle!': { a: 1 } } }), /^d\.jsonl:1: /],
  ['a claim card without a text', line({ claims: [{ id: 'c' }] }), /^d\.jsonl:1: claims\[0\]\.text/],
  ['a claim card with another field', line({ claims: [{ id: 'c', text: 'x', color: 1 }] }), /^d\.jsonl:1: .*"color"/],
  [
    'a claim card twice in a line',
    line({
      claims: [
        { id: 'c', text: 'x' },
        { id: 'c', text: 'x' },
      ],
    }),
    'd.jsonl:1: the claim card c stands twice in this line; keep one',
  ],
  [
    'a claim card that says two things',
    `${line({ claims: [{ id: 'c', text: 'x' }] })}\n${line({ claims: [{ id: 'c', text: 'y' }] }, OTHER)}`,
    'd.jsonl:2: the claim card c is not the same here and in line 1; make text and note agree',
  ],
  ['a source of no kind', line({ sources: [{ id: 's', name: 'x' }] }), /^d\.jsonl:1: sources\[0\]\.kind is missing/],
  [
    'a source whose name has blanks at its ends',
    line({ sources: [{ id: 's', name: ' x', kind: 'person' }] }),
    /^d\.jsonl:1: sources\[0\]\.name.* without blanks/,
  ],
  [
    'a source with an alias that says its name again',
    line({ sources: [{ id: 's', name: 'Élan', kind: 'person', aliases: ['ELAN'] }] }),
    /^d\.jsonl:1: sources\[0\]: every alias is another name/,
  ],
  [
    'a source that is part of itself',
    line({ sources: [{ id: 's', name: 'x', kind: 'person', part_of: 's' }] }),
    /^d\.jsonl:1: sources\[0\]: a source is no part of itself/,
  ],
  [
    'a source that says two things',
    `${line({ sources: [{ id: 's', name: 'x', kind: 'person' }] })}\n${line({ sources: [{ id: 's', name: 'x', kind: 'outlet' }] }, OTHER)}`,
    'd.jsonl:2: the source s is not the same here and in line 1; make all of it agree',
  ],
  [
    'a key that stands twice',
    raw('"title":"a","title":"b"'),
    /^d\.jsonl:1: .*the key "title" stands here twice; keep one/,
  ],
  [
    'a key that stands twice, escaped',
    raw(String.raw`"title":"a","t\u0069tle":"b"`),
    /the key "title" stands here twice/,
  ],
  ['__proto__', raw('"__proto__":{"x":1}'), /the key "__proto__" is not allowed/],
  ['nesting over 64', deep(64), /nested more than 64 deep/],
  ['a million opening brackets', '['.repeat(1_000_000), /^d\.jsonl:1: .*nested more than 64 deep \(column 65\)$/],
  ['NUL in a string', raw(String.raw`"title":"a\u0000b"`), /the character NUL/],
  ['a lone surrogate', raw(String.raw`"title":"\ud800"`), /half of a surrogate pair stands alone in this string/],
  [
    'a number that would lose digits',
    raw('"metadata":{"tweet":12345678901234567890}'),
    /lose its last digits; write it in quotation marks/,
  ],
  ['a line that is a list', '[]', 'd.jsonl:1: this line is not a JSON object; each line is one document'],
  [
    'an unknown field',
    line({ annotatons: [] }),
    'd.jsonl:1: unknown field "annotatons"; correct its name or take it out',
  ],
  [
    'an unknown field of an annotation',
    withClaim({ lable: 'x' }),
    'd.jsonl:1: unknown field "lable" in annotations[0]; correct its name or take it out',
  ],
  ['no text', line({ text: undefined }), 'd.jsonl:1: text is missing; add it'],
  ['a text that is a number', line({ text: 5 }), /^d\.jsonl:1: text is not a text/],
  ['a blank text', line({}, ' \n'), 'd.jsonl:1: text is empty; a document has some text'],
  ['no hash', line({ text_sha256: undefined }), 'd.jsonl:1: text_sha256 is missing; add it'],
  [
    'a wrong hash',
    line({ text_sha256: record(OTHER).textSha256 }),
    /^d\.jsonl:1: text_sha256 is not that of the text, which is [0-9a-f]{64}; the text was changed/,
  ],
  [
    'an id of another text',
    line({ id: record(OTHER).id }),
    /^d\.jsonl:1: id is d_\w+, but this text is d_\w+; correct it or leave it out$/,
  ],
  [
    'no offset unit',
    line({ offset_unit: undefined }),
    'd.jsonl:1: offset_unit is missing; it is one of "codepoint", "utf16"',
  ],
  [
    'another offset unit',
    line({ offset_unit: 'byte' }),
    'd.jsonl:1: offset_unit is not one of "codepoint", "utf16"; correct it',
  ],
  [
    'metadata with a list',
    line({ metadata: { tags: ['a'] } }),
    'd.jsonl:1: metadata.tags is not a text, a number, or true or false; correct it',
  ],
  [
    'another media type',
    line({ metadata: { media_type: 'text/rtf' } }),
    /^d\.jsonl:1: metadata\.media_type is not one of "text\/plain", "text\/markdown"/,
  ],
  [
    'a typo in a publication',
    line({ metadata: { publications: [{ filename: 'a' }] } }),
    /unknown field "filename" in metadata\.publications\[0\]/,
  ],
  [
    'the same document twice',
    `${line()}\n${line({}, OTHER)}\n${line()}`,
    'd.jsonl:3: this document stands here and in line 1; keep one',
  ],
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
    'd.jsonl:1: annotations[0]: the codebook has no label "CLAM"; it has CLAIM, SOURCE, QUANTITY',
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
    'd.jsonl:1: relations[0]: the codebook has no relation type "denies"; it has contradicts, attributed_to',
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

const refusalOf = (dataset: string | Uint8Array): Promise<unknown> =>
  readText(dataset).then(
    () => 'accepted',
    (error: unknown) => error,
  );

/** What the message should have been: itself where it fits the pattern. */
const expectedFor = (message: string, expected: string | RegExp): string => {
  if (typeof expected === 'string') return expected;
  return expected.test(message) ? message : String(expected);
};

describe('a dataset is refused as a whole, with one sentence and the line', () => {
  it.each(BAD)('%s', async (_what, file, message) => {
    const refusal = await refusalOf(file);
    invariant(refusal instanceof Refusal, 'expected a refusal');
    expect(refusal.message).toBe(expectedFor(refusal.message, message));
    const line = /^d\.jsonl:(\d+):/.exec(refusal.message)?.[1];
    expect(refusal.code).toBe('refused');
    expect(refusal.details).toMatchObject({ file: 'd.jsonl', ...(line !== undefined && { line: Number(line) }) });
  });

  it('where the good lines alone are accepted', async () => {
    for (const good of [
      line(),
      withClaim({}),
      withLink({}),
      utf16({ start: 15, end: 29 }),
      `${line()}\n${line({}, OTHER)}`,
    ]) {
      expect(await refusalOf(good)).toBe('accepted');
    }
  });

  it('names a line of more than 64 MiB, and does not hold it', async () => {
    const refusal = await refusalOf(Buffer.concat([Buffer.from(`${line()}\n`), Buffer.alloc(65 * 1024 * 1024, 0x20)]));
    expect(refusal).toMatchObject({ message: 'd.jsonl:2: this line is longer than 64 MiB; split its document' });
  });

  it('names a text of more than 32 MiB', async () => {
    const refusal = await refusalOf(line({}, 'x'.repeat(32 * 1024 * 1024 + 1)));
    expect(refusal).toMatchObject({ message: 'd.jsonl:1: text is larger than 32 MiB; split it' });
  });

  it('names Markdown that would take minutes to parse, title or not', async () => {
    const bomb = line({ title: 'Bomb', metadata: { media_type: 'text/markdown' } }, `Fine.\n\n${'> '.repeat(99)}x`);
    expect(await refusalOf(`${line()}\n${bomb}`)).toMatchObject({
      message: expect.stringMatching(/^d\.jsonl:2: line 3 of text: The Markdown is nested more than 32 levels deep/),
    });
  });

  it('says which file is not there, or is a folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'claimwright-'));
    try {
      const missing = join(folder, 'no.jsonl');
      await expect(readPath(missing)).rejects.toMatchObject({
        code: 'not_found',
        message: `${missing}: there is no such file; check the name`,
      });
      await expect(readPath(folder)).rejects.toMatchObject({
        code: 'refused',
        message: `${folder}: this is a folder; choose a file`,
      });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is not read as a format that holds no datasets', async () => {
    const source = { kind: 'bytes', name: 'd', bytes: new Uint8Array() } as const;
    await expect(readDataset({ ...OPTIONS, format: 'txt', source })).rejects.toMatchObject({
      code: 'invalid',
      message: 'No dataset can be read as "txt"; choose jsonl.',
    });
  });

  it('stops when it is cancelled', async () => {
    const source = { kind: 'bytes', name: 'd', bytes: Buffer.from(line()) } as const;
    await expect(readDataset({ ...OPTIONS, format: 'jsonl', source }, AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});

/** The text with "?" as the byte E9: right in windows-1252, wrong in UTF-8. */
function latin1(text: string): Uint8Array {
  const bytes = Buffer.from(text);
  bytes[bytes.lastIndexOf(0x3f)] = 0xe9;
  return bytes;
}
