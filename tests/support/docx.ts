import { makeZip, type ZipEntry } from './zip.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** What a Word document is made of; what is not told is left out, or as Word writes it. */
export interface DocxParts {
  /** Inside `<w:body>`. */
  readonly body?: string;
  /** The whole of `word/document.xml`. */
  readonly document?: string | Uint8Array;
  readonly footnotes?: string;
  readonly comments?: string;
  readonly core?: string;
  /** Further relationships of the document. */
  readonly relationships?: string;
  readonly contentType?: string;
  readonly more?: readonly ZipEntry[];
  /** Parts that are not there. */
  readonly without?: readonly string[];
}

/** A paragraph with runs as told: text, or bold text, or anything else as it is. */
export const p = (inside: string, style?: string): string =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}${inside}</w:p>`;

/** A run of text with properties as told. */
export const r = (text: string, properties = ''): string =>
  `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;

const part = (name: string, inside: string): string =>
  `${XML}<w:${name} xmlns:w="${W}" xmlns:r="${R}" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">${inside}</w:${name}>`;

const STYLES = ['Heading1:heading 1', 'Heading2:heading 2', 'Title:Title', 'Quote:Quote', 'ListBullet:List Bullet'].map(
  (style) => {
    const [id, name] = style.split(':');
    return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`;
  },
);

const NUMBERING =
  '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>' +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';

/** An item of a bulleted list at a level from 0. */
export const li = (text: string, level = 0): string =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr></w:pPr>${r(text)}</w:p>`;

const relationship = (id: string, type: string, target: string): string =>
  `<Relationship Id="${id}" Type="${R}/${type}" Target="${target}"/>`;

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A Word document, whole and small, or wrong in one way. */
export function makeDocx(parts: DocxParts): Uint8Array {
  const { body = p(r('A text.')), core, footnotes, comments, without = [], more = [] } = parts;
  const entries: ZipEntry[] = [
    {
      name: '[Content_Types].xml',
      content: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${parts.contentType ?? `${TYPE}.document.main+xml`}"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `${XML}<Relationships xmlns="${RELATIONSHIPS}">${relationship('rId1', 'officeDocument', 'word/document.xml')}</Relationships>`,
    },
    {
      name: 'word/document.xml',
      content: parts.document ?? part('document', `<w:body>${body}</w:body>`),
      deflate: true,
    },
    { name: 'word/styles.xml', content: part('styles', STYLES.join('')) },
    { name: 'word/numbering.xml', content: part('numbering', NUMBERING) },
    {
      name: 'word/_rels/document.xml.rels',
      content: `${XML}<Relationships xmlns="${RELATIONSHIPS}">${relationship('rId1', 'styles', 'styles.xml')}${relationship('rId2', 'numbering', 'numbering.xml')}${footnotes === undefined ? '' : relationship('rId3', 'footnotes', 'footnotes.xml')}${comments === undefined ? '' : relationship('rId4', 'comments', 'comments.xml')}${parts.relationships ?? ''}</Relationships>`,
    },
    ...(footnotes === undefined ? [] : [{ name: 'word/footnotes.xml', content: part('footnotes', footnotes) }]),
    ...(comments === undefined ? [] : [{ name: 'word/comments.xml', content: part('comments', comments) }]),
    ...(core === undefined
      ? []
      : [
          {
            name: 'docProps/core.xml',
            content: `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${core}</cp:coreProperties>`,
          },
        ]),
    ...more,
  ];
  return makeZip(entries.filter(({ name }) => !without.includes(String(name))));
}
