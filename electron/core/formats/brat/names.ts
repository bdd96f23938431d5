/** What stands in a name as it is; `-` alone would be a line of brat's configuration. */
const NOT_KEPT = /[^\p{L}\p{M}\p{N}_.-]|^-+$/gu;

const percent = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');

/** A name of the codebook as a type of brat, which holds no blanks, `:`, `|` or `,`: percent-encoded UTF-8. */
export const encodeName = (name: string): string => name.replaceAll(NOT_KEPT, percent);

/** All of it percent-encoded: for what no file may be called. */
export const encodeWhole = percent;

/** The name that {@link encodeName} was given. */
export function decodeName(encoded: string): string {
  return encoded.replaceAll(/(?:%[0-9a-f]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes);
    } catch {
      return bytes;
    }
  });
}
