import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/api/reply.ts';
import { MAX_TEXT_BYTES } from '../../../shared/text/limits.ts';
import { decode } from '../../../electron/core/sources/decode.ts';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));
const hex = (digits: string): Uint8Array => Buffer.from(digits.replaceAll(' ', ''), 'hex');
const utf16 = (text: string, order: 'le' | 'be'): Uint8Array => {
  const little = Buffer.from(text, 'utf16le');
  return order === 'le' ? little : little.swap16();
};

const RUSSIAN = 'Северная Корея отправила войска, сообщил Пентагон.';

describe('decode', () => {
  const cases: readonly [name: string, bytes: Uint8Array, text: string, encoding: string, from: string][] = [
    ['ASCII', bytes('plain text'), 'plain text', 'utf-8', 'utf-8'],
    ['UTF-8', bytes('Yoon’s “threat” 😀'), 'Yoon’s “threat” 😀', 'utf-8', 'utf-8'],
    ['UTF-8 with a mark', bytes([0xef, 0xbb, 0xbf], 'é'), 'é', 'utf-8', 'bom'],
    ['a second mark is text', bytes([0xef, 0xbb, 0xbf, 0xef, 0xbb, 0xbf], 'a'), '\ufeffa', 'utf-8', 'bom'],
    [
      'UTF-16 little-endian with a mark',
      bytes([0xff, 0xfe], [...utf16('북한 😀', 'le')]),
      '북한 😀',
      'utf-16le',
      'bom',
    ],
    ['UTF-16 big-endian with a mark', bytes([0xfe, 0xff], [...utf16('북한 😀', 'be')]), '북한 😀', 'utf-16be', 'bom'],
    ['UTF-16 without a mark', utf16('North Korea, 10,000', 'le'), 'North Korea, 10,000', 'utf-16le', 'guess'],
    ['UTF-16 big-endian without a mark', utf16('North Korea', 'be'), 'North Korea', 'utf-16be', 'guess'],
    [
      'windows-1252',
      bytes(
        'Russia',
        [0x92],
        's ',
        [0x93],
        'very dangerous',
        [0x94],
        ' plan costs ',
        [0x80],
        '5, the caf',
        [0xe9],
        ' said.',
      ),
      'Russia’s “very dangerous” plan costs €5, the café said.',
      'windows-1252',
      'guess',
    ],
    [
      'Shift_JIS',
      hex('96 6b 92 a9 91 4e 82 cd 95 ba 8e 6d 82 f0 94 68 8c ad 82 b5 82 bd 81 42'),
      '北朝鮮は兵士を派遣した。',
      'shift_jis',
      'guess',
    ],
    [
      'EUC-KR',
      hex('ba cf c7 d1 c0 cc 20 b7 af bd c3 be c6 bf a1 20 ba b4 b7 c2 c0 bb 20 c6 c4 b0 df c7 df b4 d9 2e'),
      '북한이 러시아에 병력을 파견했다.',
      'euc-kr',
      'guess',
    ],
    [
      'GB18030',
      hex('b3 af cf ca cf f2 b6 ed c2 de cb b9 c5 c9 c7 b2 c1 cb d4 bc d2 bb cd f2 c3 fb ca bf b1 f8 a1 a3'),
      '朝鲜向俄罗斯派遣了约一万名士兵。',
      'gb18030',
      'guess',
    ],
    [
      'KOI8-R',
      hex(
        'f3 c5 d7 c5 d2 ce c1 d1 20 eb cf d2 c5 d1 20 cf d4 d0 d2 c1 d7 c9 cc c1 20 d7 cf ca d3 cb c1 2c 20 d3 cf cf c2 dd c9 cc 20 f0 c5 ce d4 c1 c7 cf ce 2e',
      ),
      RUSSIAN,
      'koi8-r',
      'guess',
    ],
    ['line ends as they are', bytes('a\rb\nc\r\nd\u2028e'), 'a\rb\nc\r\nd\u2028e', 'utf-8', 'utf-8'],
    ['joined emoji', bytes('👨‍👩‍👧 👍🏽'), '👨‍👩‍👧 👍🏽', 'utf-8', 'utf-8'],
    ['right to left, with controls', bytes('שלום \u202eabc\u202c'), 'שלום \u202eabc\u202c', 'utf-8', 'utf-8'],
    ['combining marks are not composed', bytes('e\u0301 é'), 'e\u0301 é', 'utf-8', 'utf-8'],
    ['U+FFFD that the file holds', bytes('a\ufffdb'), 'a\ufffdb', 'utf-8', 'utf-8'],
    ['a text that starts like an MP3', bytes('ID3 tags explained'), 'ID3 tags explained', 'utf-8', 'utf-8'],
  ];
  it.each(cases)('%s', (_, input, text, encoding, encodingFrom) =>
    expect(decode(input)).toEqual({ text, encoding, encodingFrom }),
  );

  it.each([
    ['latin1', [0x93, 0x41, 0x94], '“A”', 'windows-1252'],
    ['Shift_JIS', [0x82, 0xa0], 'あ', 'shift_jis'],
    ['utf-16le', [0xff, 0xfe, 0x41, 0x00], 'A', 'utf-16le'],
    ['utf8', [0xef, 0xbb, 0xbf, 0x41], 'A', 'utf-8'],
  ])('as told: %s', (label, input, text, encoding) =>
    expect(decode(Uint8Array.from(input), label)).toEqual({ text, encoding, encodingFrom: 'user' }),
  );
});

describe('decode refuses', () => {
  const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d];
  const cases: readonly [
    name: string,
    bytes: Uint8Array,
    encoding: string | undefined,
    says: RegExp,
    details: object,
  ][] = [
    ['nothing', bytes(), undefined, /empty/, {}],
    ['blanks only', bytes(' \r\n\t\u00a0\u200b'), undefined, /nothing but blanks/, {}],
    ['a mark only', bytes([0xef, 0xbb, 0xbf]), undefined, /nothing but blanks/, {}],
    ['a PNG', Uint8Array.from(png), undefined, /PNG image/, {}],
    ['a PNG, whatever was told', Uint8Array.from(png), 'latin1', /PNG image/, {}],
    ['a PDF', bytes('%PDF-1.7\n'), undefined, /PDF/, {}],
    ['a ZIP', bytes('PK\x03\x04\x14\0'), undefined, /ZIP archive or an Office document/, {}],
    [
      'random bytes with zeroes',
      Uint8Array.of(0xca, 0, 0, 3, 0x80, 0, 9, 0xff),
      undefined,
      /byte 1 is NUL/i,
      { byte: 1 },
    ],
    ['a NUL in a text', bytes('one\ntwo\0three and more of it'), undefined, /NUL/, { line: 2 }],
    ['UTF-32', bytes([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), undefined, /UTF-32/, {}],
    ['bad bytes in UTF-8', bytes('é\nè\r\nà', [0xff], 'ö'), undefined, /byte 9/, { line: 3, byte: 9 }],
    ['bad bytes in English', bytes('abc', [0xff], 'def'), undefined, /byte 3/, { line: 1, byte: 3 }],
    ['half a character in English', bytes('hello ', [0xc3], '( world'), undefined, /byte 6/, { byte: 6 }],
    ['a truncated character', bytes('hello world ', [0xe2, 0x82]), undefined, /middle.*byte 12/, { byte: 12 }],
    ['a truncated character, told', bytes('ab', [0xf0, 0x9f, 0x98]), 'utf-8', /middle.*byte 2/, { byte: 2 }],
    ['UTF-8, told to be ascii', bytes('a\n', [0xc3, 0xa9]), 'ascii', /not valid ascii at byte 2/, { line: 2, byte: 2 }],
    ['overlong UTF-8', bytes('ab', [0xc0, 0xaf]), 'utf-8', /byte 2/, { byte: 2 }],
    ['surrogates in UTF-8', bytes('ab', [0xed, 0xa0, 0x80]), 'utf-8', /byte 2/, { byte: 2 }],
    ['a lone surrogate in UTF-16', bytes([0xff, 0xfe, 0x41, 0, 0, 0xd8, 0x42, 0]), undefined, /byte 4/, { byte: 4 }],
    ['half a unit of UTF-16', bytes([0xff, 0xfe, 0x41, 0, 0x42]), undefined, /middle.*byte 4/, { byte: 4 }],
    ['bytes that Shift_JIS has not', bytes('a\nb', [0xfd]), 'shift_jis', /not valid shift_jis at byte 3/, { line: 2 }],
    ['CP949 beyond EUC-KR', bytes([0xb0, 0xa1, 0x8c, 0x63]), 'euc-kr', /not valid euc-kr at byte 2/, { byte: 2 }],
  ];
  it.each(cases)('%s', (_, input, encoding, says, details) => {
    const refusal = refusalOf(() => decode(input, encoding));
    expect(refusal.code).toBe('refused');
    expect(refusal.message).toMatch(says);
    expect(refusal.details ?? {}).toMatchObject(details);
  });

  it('names an encoding that there is not', () => {
    const refusal = refusalOf(() => decode(bytes('a'), 'utf-9'));
    expect([refusal.code, refusal.message]).toEqual(['invalid', expect.stringContaining('"utf-9"')]);
  });

  it('more than 32 MiB, before it looks at it', () =>
    expect(refusalOf(() => decode(new Uint8Array(MAX_TEXT_BYTES + 1))).message).toMatch(/33 MB.*32 MB/));

  it('finds a bad byte at the end of a large file in time', () => {
    const large = Buffer.concat([Buffer.from('Zwölf Boxkämpfer\n'.repeat(400_000)), Buffer.from([0xff])]);
    const start = performance.now();
    expect(refusalOf(() => decode(large)).details).toMatchObject({ byte: large.length - 1, line: 400_001 });
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

function refusalOf(action: () => unknown): Refusal {
  try {
    action();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('expected a refusal, got none');
}
