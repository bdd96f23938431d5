import { createHash } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const ID_LENGTH = 26;

/** Lower-case hexadecimal SHA-256 of bytes, or of a text's UTF-8. */
export function sha256Hex(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * The id of the document that has this text: `d_` and the first 26 characters of the lower-case base32 (RFC 4648) of the
 * SHA-256 of its UTF-8, 130 bits. The same article is the same document on every machine.
 */
export function documentId(text: string): string {
  return `d_${base32(createHash('sha256').update(text).digest()).slice(0, ID_LENGTH)}`;
}

function base32(bytes: Uint8Array): string {
  let out = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += ALPHABET.charAt((held >>> bits) & 31);
    }
    held &= (1 << bits) - 1;
  }
  return bits > 0 ? out + ALPHABET.charAt((held << (5 - bits)) & 31) : out;
}
