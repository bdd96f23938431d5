import { createHash } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const DIGITS = 26;

/** Lower-case hexadecimal SHA-256 of bytes, or of a text's UTF-8. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The first 130 bits of a digest in RFC 4648 base32, lower case, without padding. */
function base32(digest: Uint8Array): string {
  let value = 0;
  let bits = 0;
  let out = '';
  for (const byte of digest) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += ALPHABET.charAt((value >>> bits) & 31);
    }
    if (out.length >= DIGITS) break;
  }
  return out.slice(0, DIGITS);
}

/**
 * The id of the document with this text: `d_` and 26 base32 characters of the SHA-256 of its UTF-8. The same text has the
 * same id on every machine. The text holds no lone surrogates.
 */
export function documentId(text: string): string {
  return `d_${base32(createHash('sha256').update(text).digest())}`;
}

/** The id of the document whose text has this SHA-256, in lower-case hexadecimal. */
export const documentIdOfHash = (hex: string): string => `d_${base32(Buffer.from(hex, 'hex'))}`;
