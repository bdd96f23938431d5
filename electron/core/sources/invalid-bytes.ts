import { strictDecoder, tryDecode } from './encodings.ts';

/** Where bytes stop being valid in an encoding. */
export interface InvalidBytes {
  /** Offset of the first byte of the character that cannot be decoded, from 0. */
  readonly offset: number;
  /** From 1; CR, LF and CRLF end a line. */
  readonly line: number;
  /** True where the bytes end in the middle of a character. */
  readonly truncated: boolean;
}

const CHUNK = 65_536;
/** No character of any encoding that is read takes more bytes. */
const LONGEST = 8;

interface Taken {
  /** Bytes that the decoder took before it refused. */
  readonly bytes: number;
  readonly text: string;
}

/** Feeds bytes in steps of `CHUNK` up to `singly`, and one at a time from there on: a decoder that refuses does not say where. */
function feed(encoding: string, bytes: Uint8Array, singly: number): Taken {
  const decoder = strictDecoder(encoding);
  let taken = 0;
  let text = '';
  try {
    while (taken < bytes.length) {
      const end = taken < singly ? Math.min(singly, taken + CHUNK) : taken + 1;
      text += decoder.decode(bytes.subarray(taken, end), false);
      taken = end;
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  return { bytes: taken, text };
}

/**
 * Finds the place where `bytes` stop being valid in `encoding`. Call it where a strict decoder has refused them.
 * Two passes and at most 65,536 single steps: O(n).
 */
export function findInvalidBytes(encoding: string, bytes: Uint8Array): InvalidBytes {
  const roughly = feed(encoding, bytes, bytes.length);
  const { bytes: taken, text } = feed(encoding, bytes, roughly.bytes);
  // The character may have begun before the byte that showed it to be invalid.
  let offset = taken;
  const earliest = Math.max(0, taken - LONGEST);
  while (offset > earliest && tryDecode(encoding, bytes.subarray(0, offset)) === null) offset--;
  if (tryDecode(encoding, bytes.subarray(0, offset)) === null) offset = taken;
  return { offset, line: text.split(/\r\n|\r|\n/).length, truncated: taken === bytes.length };
}
