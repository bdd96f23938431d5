import { decode, markOf, refuseUnfit, type Decoded } from '../decode.ts';
import { encodingName, tryDecode } from '../encodings.ts';

/** How far a page's own word for its encoding is looked for: the standard says 1,024 bytes, and some put more before it. */
const SAMPLE = 4096;

/** The encoding that a page says it is in, as browsers take its word (WHATWG HTML, 13.2.3.2), or null. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, SAMPLE)).replace(/<!--.*?-->/gs, '');
  const meta = /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([^\s"'/>;]+)/i.exec(head)?.[1];
  const xml = /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([^"']+)["']/i.exec(head)?.[1];
  const name = encodingName(meta ?? xml ?? '');
  // A page whose word could be read as bytes of ASCII is not in UTF-16, whatever it says.
  return name?.startsWith('utf-16') === true ? 'utf-8' : name;
}

/**
 * Decodes a page: by the encoding told, else its byte order mark, else what it says itself, else as every text. What its word does not
 * fit to is read as if it had said nothing, which the encoding shown tells. O(n).
 *
 * @throws Refusal as {@link decode}.
 */
export function decodeHtml(bytes: Uint8Array, told: string | undefined): Decoded {
  const declared = told === undefined && bytes.length > 0 && !markOf(bytes) ? declaredEncoding(bytes) : null;
  const text = declared === null || bytes.includes(0) ? null : tryDecode(declared, bytes);
  if (declared === null || text === null) return decode(bytes, told);
  const decoded: Decoded = { text, encoding: declared, encodingFrom: 'declared' };
  refuseUnfit(decoded);
  return decoded;
}
