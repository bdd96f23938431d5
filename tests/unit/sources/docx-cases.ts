import { makeDocx, p, r } from '../../support/docx.ts';

const w = (inside: string): string =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${inside}</w:body></w:document>`;
const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
/** A Word document that is whole. */
export const whole = makeDocx({});

/** What refuses a document, by words of the refusal. */
export const DOCX_HOSTILE: readonly [what: string, bytes: Uint8Array, words: string][] = [
  ['nothing', new Uint8Array(0), 'The file is empty'],
  ['another file', Buffer.from('hello'), 'does not begin as one'],
  ['an old Word document', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'old Word document'],
  ['rich text', Buffer.from('{\\rtf1 x}'), 'Rich Text'],
  ['a PDF', makePdfHead(), 'a PDF'],
  ['a cut file', whole.subarray(0, 400), 'its end is missing'],
  ['no list of types', makeDocx({ without: ['[Content_Types].xml'] }), 'without [Content_Types].xml'],
  ['no document', makeDocx({ without: ['word/document.xml'] }), 'damaged'],
  ['no relationships', makeDocx({ without: ['_rels/.rels'], more: [{ name: 'mimetype' }] }), ''],
  [
    'a spreadsheet',
    makeDocx({ contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml' }),
    'none of Word',
  ],
  ['macros by type', makeDocx({ contentType: 'application/vnd.ms-word.document.macroEnabled.main+xml' }), 'macros'],
  ['macros by part', makeDocx({ more: [{ name: 'word/vbaProject.bin', content: 'x' }] }), 'macros'],
  [
    'billion laughs',
    makeDocx({ document: `<!DOCTYPE d [<!ENTITY l0 "lol">${lol}]>${w(p(r('&l9;')))}` }),
    'document type',
  ],
  [
    'an external entity',
    makeDocx({ document: `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>${w(p(r('&x;')))}` }),
    'document type',
  ],
  ['an entity without a DOCTYPE', makeDocx({ document: w(p(r('&x;'))) }), 'word/document.xml is damaged'],
  [
    'a DOCTYPE in the relationships',
    makeDocx({ more: [{ name: 'word/_rels/x.rels', content: '<!DOCTYPE r><r/>' }] }),
    'word/_rels/x.rels declares',
  ],
  [
    'a DOCTYPE under another ending',
    makeDocx({ more: [{ name: 'word/x.bin', content: '\ufeff <!DOCTYPE r><r/>' }] }),
    'word/x.bin declares',
  ],
  ['elements 10^5 deep', makeDocx({ document: w('<w:sdt>'.repeat(1e5)) }), 'nested more than 500 levels'],
  ['XML that ends early', makeDocx({ document: w(p(r('x'))).slice(0, -20) }), 'word/document.xml is damaged'],
  ['XML that is none', makeDocx({ document: '<w:document' }), 'word/document.xml is damaged'],
  ['UTF-16', makeDocx({ document: Buffer.from('\ufeff<a/>', 'utf16le') }), 'not UTF-8'],
  ['bytes that are not UTF-8', makeDocx({ document: Buffer.from([0x3c, 0x61, 0x3e, 0xff]) }), 'not UTF-8'],
  ['a NUL', makeDocx({ document: w(p(r('a\0b'))) }), 'word/document.xml is damaged'],
  ['a character that XML does not have', makeDocx({ document: w(p(r('&#x1;'))) }), 'word/document.xml is damaged'],
  ['half of a surrogate pair', makeDocx({ document: w(p(r('&#xd800;'))) }), 'word/document.xml is damaged'],
  ['no text', makeDocx({ body: p('') }), 'holds no text'],
  ['a bomb', makeDocx({ document: `${' '.repeat(5e6)}<a/>` }), 'times as large'],
  ['a part twice', makeDocx({ more: [{ name: 'word/document.xml', content: '<a/>' }] }), 'it is there twice'],
  ['a part outside', makeDocx({ more: [{ name: '../evil.xml', content: '<a/>' }] }), 'leads out'],
];

function makePdfHead(): Uint8Array {
  return Buffer.from('%PDF-1.7');
}
