/** Text of HTML in which everything that came from outside is escaped. Only {@link html} makes it. */
export interface Html {
  readonly html: string;
}

/** What can stand in a piece of HTML: text is escaped, lists are put one after the other, null is nothing. */
export type Part = Html | string | number | null | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * A text as it stands in HTML, between tags and in attributes with quotes. Characters that HTML has no place for become the replacement
 * character; those that turn the direction of writing stay, since each quote is isolated from what is around it.
 */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]/g, '\ufffd')
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

function written(part: Part): string {
  if (part === null) return '';
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  return 'html' in part ? part.html : part.map(written).join('');
}

/** A piece of HTML. What is put into it is escaped unless it is such a piece itself; attributes need their quotes. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: strings.map((string, i) => string + written(parts[i] ?? null)).join('') };
}

/** What another writer of markup made, which escapes by itself: a picture. */
export const trusted = (markup: string): Html => ({ html: markup });
