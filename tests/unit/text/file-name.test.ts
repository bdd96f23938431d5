import { describe, expect, it } from 'vitest';
import { fileNameFor } from '../../../shared/text/file-name.ts';

const CASES: readonly [name: string, given: string, expected: string][] = [
  ['a plain name', 'Sample project', 'Sample project'],
  ['a dot in the middle', 'v1.2 final', 'v1.2 final'],
  ['separators and reserved characters', 'a/b:c\\d*e?f"g<h>i|j', 'a-b-c-d-e-f-g-h-i-j'],
  ['a way out of the folder', '../../etc/passwd', 'etc-passwd'],
  ['only dots', '..', 'dataset'],
  ['nothing', '   ', 'dataset'],
  ['a hidden file', '.profile', 'profile'],
  ['dots and blanks at the end', 'claims. . ', 'claims'],
  ['control characters', 'a\u0000b\nc\u007fd', 'a-b-c-d'],
  ['format characters', 'cla\u200bims\u202egnp.exe\ufeff', 'claimsgnp.exe'],
  ['half a surrogate pair', 'claims \ud83d', 'claims'],
  ['blanks of every kind', 'a\u00a0\u2003b', 'a b'],
  ['composed and decomposed are one', 'cafe\u0301', 'caf\u00e9'],
  ['a device', 'CON', '_CON'],
  ['a device in small letters', 'nul', '_nul'],
  ['a device with an ending', 'aux.2024', '_aux.2024'],
  ['a port', 'COM1', '_COM1'],
  ['a port with a raised digit', 'lpt²', '_lpt²'],
  ['not a device', 'Console', 'Console'],
  ['not a port', 'COM12', 'COM12'],
  ['another script', '북한 파병', '북한 파병'],
  ['200 letters are cut to 199 bytes', 'x'.repeat(300), 'x'.repeat(199)],
  ['three bytes a character', '한'.repeat(100), '한'.repeat(66)],
  ['four bytes a character', '🐟'.repeat(100), '🐟'.repeat(49)],
  ['a flag is not cut in two', '🇰🇷'.repeat(40), '🇰🇷'.repeat(24)],
  ['a blank where it is cut', `${'x'.repeat(198)} y`, 'x'.repeat(198)],
];

describe('the file name for a name', () => {
  it.each(CASES)('%s', (_name, given, expected) => {
    const name = fileNameFor(given, 'dataset');
    expect(name).toBe(expected);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    // What is a file name already stays as it is.
    expect(fileNameFor(name, 'dataset').replace(/^_/, '')).toBe(name.replace(/^_/, ''));
  });
});
