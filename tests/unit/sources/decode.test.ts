import { describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/api/reply.ts';
import { MAX_TEXT_BYTES } from '../../../shared/text/limits.ts';
import { decode } from '../../../electron/core/sources/decode.ts';
import { bytes, TEXT_HOSTILE } from './text-cases.ts';
import { workWatch } from '../../support/work.ts';

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
  it.each(TEXT_HOSTILE)('%s', (_, input, encoding, says, details) => {
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
    const worked = workWatch();
    expect(refusalOf(() => decode(large)).details).toMatchObject({ byte: large.length - 1, line: 400_001 });
    expect(worked()).toBeLessThan(5000);
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
