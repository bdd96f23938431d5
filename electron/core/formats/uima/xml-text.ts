const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** What XML 1.0 cannot say, in UTF-16 code units. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const ILLEGAL = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g;

/** A text as an attribute or an element of XML can say it: line breaks and tabs by their numbers, because a parser changes them. */
export const xmlText = (text: string): string =>
  text.replaceAll(/[&<>"\t\n\r\u0085\u2028]/g, (character) => NAMES[character] ?? `&#${character.charCodeAt(0)};`);

/** A text with U+FFFD for what XML 1.0 cannot say, which has the same length, and how many that were. */
export function legalXml(text: string): { readonly text: string; readonly replaced: number } {
  const replaced = text.match(ILLEGAL)?.length ?? 0;
  return replaced === 0 ? { text, replaced } : { text: text.replaceAll(ILLEGAL, '\ufffd'), replaced };
}
