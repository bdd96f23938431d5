import { Refusal, type Details } from '../../../shared/api/reply.ts';
import { assertNever } from '../../../shared/assert.ts';
import { MAX_TEXT_BYTES } from '../../../shared/text/limits.ts';
import { lineOf, unfitCharacter } from '../../../shared/text/refuse.ts';
import { isBlankText } from '../../../shared/text/trim.ts';
import { encodingName, tryDecode } from './encodings.ts';
import { guesses, guessUtf16, isBrokenUtf8, isImplausible } from './guess.ts';
import { findInvalidBytes } from './invalid-bytes.ts';
import { looksLike } from './magic.ts';

/** How the encoding was found: by a byte order mark, the file's own word, valid UTF-8, a guess from statistics, or told by the user. */
export type EncodingFrom = 'bom' | 'declared' | 'utf-8' | 'guess' | 'user';

/** A text and how its bytes were read. */
export interface Decoded {
  /** Verbatim: line ends as they came, nothing normalised. The byte order mark is not part of it. */
  readonly text: string;
  /** WHATWG name. */
  readonly encoding: string;
  readonly encodingFrom: EncodingFrom;
}

const refuse = (message: string, details?: Details): never => {
  throw new Refusal('refused', message, details);
};

const megabytes = (bytes: number): string => `${Math.ceil(bytes / (1024 * 1024)).toLocaleString('en-US')} MB`;

/** Refuses files by their size alone, so that a host can do it before it reads one. */
export function refuseBySize(bytes: number): void {
  if (bytes === 0) refuse('The file is empty.');
  if (bytes > MAX_TEXT_BYTES) {
    refuse(
      `The file has ${megabytes(bytes)}; texts are read up to ${megabytes(MAX_TEXT_BYTES)}. Split it into smaller files.`,
    );
  }
}

interface Mark {
  readonly encoding: string;
  readonly bytes: readonly number[];
}

/** UTF-32 stands first: its little-endian mark begins with that of UTF-16. */
const MARKS: readonly Mark[] = [
  { encoding: 'utf-32', bytes: [0xff, 0xfe, 0, 0] },
  { encoding: 'utf-32', bytes: [0, 0, 0xfe, 0xff] },
  { encoding: 'utf-8', bytes: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', bytes: [0xff, 0xfe] },
  { encoding: 'utf-16be', bytes: [0xfe, 0xff] },
];

/** The byte order mark that a file begins with, or undefined. */
export const markOf = (bytes: Uint8Array): Mark | undefined =>
  MARKS.find((mark) => mark.bytes.every((byte, i) => bytes[i] === byte));

const CHOOSE = 'Choose another encoding.';

/** What to do about bytes that are not valid in an encoding, by how that was found. */
function advice(from: EncodingFrom): string {
  switch (from) {
    case 'bom':
      return 'The byte order mark says so, so the file is damaged or cut off.';
    case 'utf-8':
      return 'Repair the file, or choose its encoding.';
    case 'declared':
    case 'guess':
    case 'user':
      return CHOOSE;
    default:
      return assertNever(from);
  }
}

/** Refuses bytes that are not valid in an encoding, naming the place. `skipped` bytes stood before them. */
function refuseInvalid(bytes: Uint8Array, encoding: string, from: EncodingFrom, skipped: number): never {
  const place = findInvalidBytes(encoding, bytes);
  const offset = place.offset + skipped;
  const what = place.truncated ? `ends in the middle of a character of ${encoding}` : `is not valid ${encoding}`;
  return refuse(`The text ${what} at byte ${offset}. ${advice(from)}`, {
    line: place.line,
    byte: offset,
    encoding,
  });
}

/** Decodes what follows a byte order mark of the encoding, or all bytes where there is none. */
function decodeAs(bytes: Uint8Array, encoding: string, from: EncodingFrom): Decoded {
  const mark = markOf(bytes);
  const skipped = mark?.encoding === encoding ? mark.bytes.length : 0;
  const content = bytes.subarray(skipped);
  const text = tryDecode(encoding, content);
  if (text === null) return refuseInvalid(content, encoding, from, skipped);
  return { text, encoding, encodingFrom: from };
}

/** To the web's labels ASCII is Windows-1252, which every byte is valid in. Who says ASCII means that there is nothing else. */
function decodeAscii(bytes: Uint8Array): Decoded {
  const place = bytes.findIndex((byte) => byte > 0x7f);
  if (place >= 0) refuseInvalidAscii(bytes, place);
  return decodeAs(bytes, 'utf-8', 'user');
}

function refuseInvalidAscii(bytes: Uint8Array, place: number): never {
  const before = new TextDecoder('latin1').decode(bytes.subarray(0, place));
  return refuse(`The text is not valid ascii at byte ${place}. ${CHOOSE}`, {
    line: lineOf(before, before.length),
    byte: place,
    encoding: 'ascii',
  });
}

function decodeAsTold(bytes: Uint8Array, label: string): Decoded {
  if (/^\s*(?:us-?)?ascii\s*$/i.test(label)) return decodeAscii(bytes);
  const encoding = encodingName(label);
  if (encoding === null) {
    throw new Refusal('invalid', `"${label.slice(0, 40)}" is not an encoding that can be read. ${CHOOSE}`);
  }
  return decodeAs(bytes, encoding, 'user');
}

/** UTF-16 without a mark, or no text at all: the only files with zero bytes. */
function decodeZeroes(bytes: Uint8Array): Decoded {
  const encoding = guessUtf16(bytes);
  const text = encoding && tryDecode(encoding, bytes);
  if (encoding && text !== null && !text.includes('\0')) return { text, encoding, encodingFrom: 'guess' };
  const place = bytes.indexOf(0);
  return refuse(`Byte ${place} is NUL, which no text holds: this looks like a binary file.`, { byte: place });
}

function decodeFreely(bytes: Uint8Array): Decoded {
  const mark = markOf(bytes);
  if (mark?.encoding === 'utf-32') refuse('The file is in UTF-32, which is not read. Save it as UTF-8.');
  if (mark) return decodeAs(bytes, mark.encoding, 'bom');
  const utf8 = tryDecode('utf-8', bytes);
  if (bytes.includes(0)) {
    // Well-formed UTF-8 with a few NULs is a text that was spoilt; `refuseUnfit` names the line.
    if (utf8 !== null && guessUtf16(bytes) === null) return { text: utf8, encoding: 'utf-8', encodingFrom: 'utf-8' };
    return decodeZeroes(bytes);
  }
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8', encodingFrom: 'utf-8' };
  if (!isBrokenUtf8(bytes)) {
    for (const encoding of guesses(bytes)) {
      const text = tryDecode(encoding, bytes);
      if (text !== null && !isImplausible(text)) return { text, encoding, encodingFrom: 'guess' };
    }
  }
  return refuseInvalid(bytes, 'utf-8', 'utf-8', 0);
}

/** @throws Refusal `refused` for a text of blanks, or with a character that no text has, with its line */
export function refuseUnfit({ text, encoding }: Decoded): void {
  if (text.length === 0 || isBlankText(text)) refuse('The file holds nothing but blanks.');
  const unfit = unfitCharacter(text);
  if (unfit === null) return;
  const what = unfit.kind === 'nul' ? 'a NUL character' : 'half of a surrogate pair';
  refuse(`The text holds ${what} here: the file is binary or damaged, or not in ${encoding}. ${CHOOSE}`, {
    line: unfit.line,
    encoding,
  });
}

/**
 * Decodes a file's bytes into its text, verbatim: by the encoding told, else by a byte order mark, else as UTF-8 where it is
 * valid, else by a guess from statistics. Never replaces a character: what cannot be decoded exactly is refused. O(n).
 *
 * @param forced any WHATWG label; it wins over everything but the kind of the file.
 * @throws Refusal `refused` for what is no text (empty, blank, too large, binary, NUL, invalid bytes: with `line` and `byte` in
 * its details), `invalid` for an unknown encoding.
 */
export function decode(bytes: Uint8Array, forced?: string): Decoded {
  refuseBySize(bytes.length);
  const kind = looksLike(bytes);
  if (kind !== null) refuse(`This is not a text: it looks like ${kind}.`);
  const decoded = forced === undefined ? decodeFreely(bytes) : decodeAsTold(bytes, forced);
  refuseUnfit(decoded);
  return decoded;
}
