import { SaxesParser } from 'saxes';
import { metadataOf, publicationOf, statedDate, statedTitle } from '../extract/facts.ts';
import type { FileFacts } from '../extract/extracted.ts';

/** Titles that programs give by themselves. */
const NO_TITLE =
  /^(?:microsoft word - .*|untitled.*|unbenannt.*|(?:document|dokument|doc|word)\s*\d*|\S*\.(?:docx?|rtf|odt|pdf|indd|qxd|tmp|txt))$/i;

/** A title that a person wrote, or null. */
export const writtenTitle = (value: string | null | undefined): string | null => {
  const title = statedTitle(value);
  return title === null || NO_TITLE.test(title) ? null : title;
};

/** The core properties of a document (ECMA-376, part 2, 10): title, author, days, language. `xml` was checked. */
export function coreProperties(xml: Uint8Array | undefined): FileFacts {
  const stated = new Map<string, string>();
  if (xml) {
    const parser = new SaxesParser({ xmlns: false });
    let name = '';
    parser.on('opentag', (tag) => {
      name = tag.name.slice(tag.name.indexOf(':') + 1);
    });
    parser.on('text', (text) => {
      if (name !== '' && !stated.has(name)) stated.set(name, text);
    });
    parser.on('closetag', () => {
      name = '';
    });
    parser.write(new TextDecoder().decode(xml)).close();
  }
  const of = (name: string): string | undefined => stated.get(name);
  return {
    title: writtenTitle(of('title')),
    publication: publicationOf({ author: [of('creator')] }),
    metadata: metadataOf({
      created: statedDate(of('created')),
      modified: statedDate(of('modified')),
      language: of('language'),
      subject: of('subject'),
    }),
  };
}
