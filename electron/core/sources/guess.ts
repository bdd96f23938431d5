import { analyse } from 'chardet';
import { encodingName } from './encodings.ts';

/** The guess is made from the beginning of a file: statistics do not get better with more. */
const SAMPLE = 65_536;

/** Bytes that are looked at for zeroes in every second place. */
const UTF16_SAMPLE = 4096;

/** Bytes of a text in ASCII: all but control characters that no text has. */
const isAscii = (byte: number): boolean => (byte >= 0x20 && byte < 0x7f) || (byte >= 0x09 && byte <= 0x0d);

/**
 * UTF-16 without a byte order mark, by the zeroes that Latin letters, digits and blanks leave in every second byte: the
 * other places have none. ASCII with a few NULs in it is none: there every second byte would be zero. Null: not so.
 */
export function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, UTF16_SAMPLE);
  let even = 0;
  let odd = 0;
  for (const [i, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  const ascii = sample.every((byte) => byte === 0 || isAscii(byte));
  const enough = Math.max(1, sample.length / (ascii ? 2.5 : 20));
  if (odd >= enough && even === 0) return 'utf-16le';
  if (even >= enough && odd === 0) return 'utf-16be';
  return null;
}

/** Latin alphabets: nearly any bytes are "valid" in these, so that a weak guess says nothing. */
const LATIN = /^(?:windows-125[02478]|iso-8859-(?:[1-4]|9|1\d)|macintosh)$/;
/** chardet's confidence, of 100. Measured: one stray byte in English gives Latin 20; two words of Russian give KOI8-R 19. */
const ENOUGH = { latin: 30, other: 15 };

/** Encodings that bytes may well be in, by statistics, the likeliest first; WHATWG names, each once, never UTF-8. */
export function guesses(bytes: Uint8Array): readonly string[] {
  const names: string[] = [];
  for (const { name, confidence } of analyse(bytes.subarray(0, SAMPLE))) {
    const encoding = encodingName(name);
    if (encoding === null || encoding === 'utf-8' || names.includes(encoding)) continue;
    if (confidence >= (LATIN.test(encoding) ? ENOUGH.latin : ENOUGH.other)) names.push(encoding);
  }
  return names;
}

/** C1 controls but for NEL, and accents that stand alone: no text has them, and wrong guesses do. */
const IMPLAUSIBLE = /[\u0080-\u0084\u0086-\u009f\u00a8\u00af\u00b8\u02c7\u02d8-\u02db\u02dd]/;

/** True where text decoded by a guess has a character that shows that the encoding was another one, or none. */
export const isImplausible = (text: string): boolean => IMPLAUSIBLE.test(text);

/**
 * True where bytes that are not valid UTF-8 were meant to be: nearly all of their non-ASCII characters are well formed, or
 * they end in the middle of the only one. A guess would turn every good character into two or three wrong ones. O(n).
 */
export function isBrokenUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      i++;
      continue;
    }
    const length = lead >= 0xf0 && lead <= 0xf4 ? 4 : lead >= 0xe0 ? 3 : 2;
    let end = i + 1;
    while (end < i + length && ((bytes[end] ?? 0) & 0xc0) === 0x80) end++;
    const isLead = lead >= 0xc2 && lead <= 0xf4;
    if (isLead && end === i + length) good++;
    else if (isLead && end === bytes.length && end > i + 1 && bad === 0) return true;
    else bad++;
    i = isLead ? end : i + 1;
  }
  return good > 0 && good >= 4 * bad;
}
