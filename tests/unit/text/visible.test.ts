import { describe, expect, it } from 'vitest';
import { annotatorSchema, handleFor } from '../../../shared/model/annotator.ts';
import { labelSchema } from '../../../shared/model/codebook.ts';
import { documentSchema, publicationSchema } from '../../../shared/model/document.ts';
import { handleSchema } from '../../../shared/model/ids.ts';
import { projectSchema } from '../../../shared/model/project.ts';
import { hidesNothing, isVisible, withInvisibleMarked, withoutInvisible } from '../../../shared/text/visible.ts';
import { displayName } from '../../../electron/core/sources/display-name.ts';
import { readDocument } from '../../../electron/core/sources/read-document.ts';

/** A text, what it is without invisible characters (the same: it is visible), and what it is. */
const CASES: readonly (readonly [string, string, string])[] = [
  ['CLAIM', 'CLAIM', 'a label'],
  ['claim type', 'claim type', 'two words'],
  ['Ana López', 'Ana López', 'a name'],
  ['Ame\u0301lie', 'Ame\u0301lie', 'a combining accent'],
  ['می\u200cخواهم', 'می\u200cخواهم', 'Persian with the ZWNJ that it needs'],
  ['क्\u200dष', 'क्\u200dष', 'Devanagari with a ZWJ'],
  ['👩\u200d👩\u200d👧', '👩\u200d👩\u200d👧', 'a family of emoji'],
  ['👩🏽\u200d🚀', '👩🏽\u200d🚀', 'an emoji with a skin colour'],
  ['❤\ufe0f', '❤\ufe0f', 'an emoji with its selector'],
  ['1\ufe0f\u20e3', '1\ufe0f\u20e3', 'a key cap'],
  ['葛\u{e0100}', '葛\u{e0100}', 'a Han character with its variant'],
  ['주장', '주장', 'Hangul'],
  ['CLA\u200bIM', 'CLAIM', 'a zero-width space'],
  ['CLA\u200dIM', 'CLAIM', 'a joiner between Latin letters'],
  ['\u200cخواهم', 'خواهم', 'a joiner at the beginning'],
  ['\ufeffCLAIM', 'CLAIM', 'a byte order mark'],
  ['CLAIM\u202e', 'CLAIM', 'a right-to-left override'],
  ['\u2067CLAIM\u2069', 'CLAIM', 'an isolate'],
  ['CLAIM\u200e', 'CLAIM', 'a left-to-right mark'],
  ['CLAIM\u061c', 'CLAIM', 'an Arabic letter mark'],
  ['CLAIM\ufe0f', 'CLAIM', 'a selector without anything to select'],
  ['CLA\u034fIM', 'CLAIM', 'a grapheme joiner'],
  ['CLA\u00adIM', 'CLAIM', 'a soft hyphen'],
  ['CLA\u180eIM', 'CLAIM', 'a Mongolian vowel separator'],
  ['CLA\u2060IM', 'CLAIM', 'a word joiner'],
  ['CLA\u{e0041}IM', 'CLAIM', 'a tag'],
  ['CLA\nIM', 'CLAIM', 'a line feed'],
  ['CLA\u2028IM', 'CLAIM', 'a line separator'],
  ['CLA\u0007IM', 'CLAIM', 'a control character'],
  ['CLA\u3164IM', 'CLAIM', 'a Hangul filler'],
  ['CLA\uffa0IM', 'CLAIM', 'a half-width Hangul filler'],
  ['CLA\u115f\u1160IM', 'CLAIM', 'Hangul jamo fillers'],
];

describe('visible text', () => {
  it.each(CASES)('%j becomes %j: %s', (text, left) => {
    expect(withoutInvisible(text)).toBe(left);
    expect([isVisible(text), hidesNothing(text)]).toEqual([text === left, text === left]);
    expect(withInvisibleMarked(text).replaceAll('\ufffd', '')).toBe(left);
    expect(withInvisibleMarked(text).length >= left.length).toBe(true);
  });

  it.each(['', ' ', '\u00a0\u3000', '\u2800', '\u3164'])('%j shows nothing', (text) => {
    expect(isVisible(text)).toBe(false);
  });
});

const SHA = 'a'.repeat(64);
const label = { definition: '', color: 0, badge: 'C', mandatory: false, examples: [] };
const document = {
  id: `d_${'a'.repeat(26)}`,
  metadata: {},
  publications: [],
  mediaType: 'text/plain',
  encoding: 'utf-8',
  bytesSha256: SHA,
  textSha256: SHA,
  length: 1,
  blocks: [],
  marks: [],
};

describe('what people read as a name', () => {
  it.each<[string, (name: string) => { success: boolean }]>([
    ['a label', (name) => labelSchema.safeParse({ ...label, name })],
    ['an annotator', (name) => annotatorSchema.safeParse({ id: 'ana', name })],
    ['a handle', (name) => handleSchema.safeParse(name.toLowerCase())],
    ['a project', (name) => projectSchema.safeParse({ id: 'p', name, sample: false })],
    ['a title', (title) => documentSchema.safeParse({ ...document, title })],
    ['a file name', (fileName) => publicationSchema.safeParse({ fileName })],
  ])('%s holds nothing that cannot be seen', (_, parse) => {
    expect(parse('CLAIM').success).toBe(true);
    for (const name of ['CLA\u3164IM', 'CLA\u034fIM', 'CLA\u202eIM'])
      expect([name, parse(name).success]).toEqual([name, false]);
  });

  it('a handle is made of what can be seen of a name', () => {
    expect(handleFor('A\u200bna\u3164 López')).toBe('ana-lópez');
  });

  it.each([
    ['text.txt', 'text.txt'],
    ['invoice\u202etxt.exe', 'invoice\ufffdtxt.exe'],
    [`${'x'.repeat(300)}.txt`, `…${'x'.repeat(250)}.txt`],
    [`${'😀'.repeat(200)}.txt`, `…${'😀'.repeat(125)}.txt`],
  ])('the file name %j is kept as %j', (name, kept) => {
    expect(displayName(name)).toBe(kept);
    expect(publicationSchema.safeParse({ fileName: displayName(name) }).success).toBe(true);
  });

  it.each([
    ['Head\u202eline\u00ad\u200b of the day\n\nText.', 'a.txt', 'Headline of the day'],
    ['\u200b\n\n\u3164', 'na\u202eme.txt', 'name'],
  ])('the title of %j in %j is %j, and the text stays', async (text, name, title) => {
    const read = await readDocument({ bytes: Buffer.from(text), name });
    expect([read.title, read.text]).toEqual([title, text]);
  });
});
