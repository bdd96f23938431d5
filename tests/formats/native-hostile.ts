import { record } from './make.ts';
import { OTHER, line, withClaim, type RefusedFile } from './native-lines.ts';
import { HOSTILE_MARKS } from './native-hostile-marks.ts';

/** A raw line with one more key, as no serialiser would write it. */
const raw = (more: string): string => line().replace('{', `{${more},`);
const deep = (n: number): string => raw(`"metadata":${'['.repeat(n)}${']'.repeat(n)}`);

const HOSTILE_DOCUMENTS: readonly RefusedFile[] = [
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
];

/** What the reader of the native dataset refuses: each is a test by its name. */
export const NATIVE_HOSTILE: readonly RefusedFile[] = [...HOSTILE_DOCUMENTS, ...HOSTILE_MARKS];

/** The text with "?" as the byte E9: right in windows-1252, wrong in UTF-8. */
function latin1(text: string): Uint8Array {
  const bytes = Buffer.from(text);
  bytes[bytes.lastIndexOf(0x3f)] = 0xe9;
  return bytes;
}
