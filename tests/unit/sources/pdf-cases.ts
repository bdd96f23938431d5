import { deflateSync } from 'node:zlib';
import { makePdf } from '../../support/pdf.ts';

/** A PDF that is whole. */
export const whole = makePdf({ pages: [[{ text: 'Police said 12 people died.', y: 700 }]] });
const text = Buffer.from(whole).toString('latin1');
const changed = (from: string | RegExp, to: string): Uint8Array => Buffer.from(text.replace(from, to), 'latin1');

/** A stream of `size` zeros, packed as often as told: a small file that is large unpacked. */
function bomb(size: number, times: number): string {
  let packed: Uint8Array = Buffer.alloc(size, 0x20);
  for (let i = 0; i < times; i++) packed = deflateSync(packed);
  const filters = '/FlateDecode '.repeat(times);
  return `<< /Length ${packed.length} /Filter [${filters}] >>\nstream\n${Buffer.from(packed).toString('latin1')}\nendstream`;
}

const ENCRYPT =
  '<< /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O (abcdefghijklmnopqrstuvwxyz012345) /U (012345abcdefghijklmnopqrstuvwxyz) >>';
const deep = (open: string, close: string): string => open.repeat(1e5) + close.repeat(1e5);

/** PDFs that are wrong or were made to harm, and what comes of each: words of the refusal, or of the text. */
export const PDF_HOSTILE: readonly [what: string, bytes: Uint8Array, outcome: RegExp][] = [
  ['nothing', new Uint8Array(0), /The file is empty/],
  ['another file', Buffer.from('hello'), /no PDF/],
  ['a Word document', Buffer.from('PK\x03\x04'), /no PDF/],
  ['the first line only', Buffer.from('%PDF-1.7\n'), /damaged/],
  ['the first half', whole.subarray(0, 300), /damaged|no text|said/],
  ['no end', whole.subarray(0, -60), /damaged|said/],
  ['a table of objects that lies elsewhere', makePdf({ startxref: 7 }), /A text|damaged/],
  ['a table of objects far outside', makePdf({ startxref: 2 ** 40 }), /A text|damaged/],
  ['a table of objects whose places are wrong', changed(/\d{10} 00000 n/g, '0000000001 00000 n'), /said|damaged/],
  ['a table that counts 10^9 objects', changed(/xref\n0 \d+/, 'xref\n0 999999999'), /said|damaged/],
  ['a table that names itself as the one before', makePdf({ trailer: '/Prev 15' }), /A text|damaged/],
  [
    'a password',
    makePdf({ trailer: '/Encrypt 100 0 R /ID [(a) (b)]', objects: { 100: ENCRYPT } }),
    /locked with a password/,
  ],
  [
    'an unknown encryption',
    makePdf({ trailer: '/Encrypt 100 0 R /ID [(a) (b)]', objects: { 100: '<< /Filter /Mine >>' } }),
    /damaged/,
  ],
  ['no pages', makePdf({ tree: '<< /Type /Pages /Kids [] /Count 0 >>' }), /no text|damaged/],
  ['pages that are their own parents', makePdf({ tree: '<< /Type /Pages /Kids [2 0 R] /Count 5 >>' }), /damaged/],
  [
    'pages that go round',
    makePdf({
      tree: '<< /Type /Pages /Kids [100 0 R] /Count 9 >>',
      objects: { 100: '<< /Type /Pages /Kids [2 0 R] /Count 9 >>' },
    }),
    /damaged/,
  ],
  [
    '10^9 pages',
    makePdf({ tree: '<< /Type /Pages /Kids [10 0 R] /Count 999999999 >>' }),
    /pages; up to 3,000|A text|damaged/,
  ],
  [
    '5,000 pages',
    makePdf({ tree: `<< /Type /Pages /Kids [${'10 0 R '.repeat(5000)}] /Count 5000 >>` }),
    /5,000 pages; up to 3,000/,
  ],
  ['fewer pages than are counted', makePdf({ tree: '<< /Type /Pages /Kids [10 0 R] /Count 3 >>' }), /A text|damaged/],
  ['lists 10^5 deep', makePdf({ page: `/X ${deep('[', ']')}` }), /A text|damaged|no text/],
  ['dictionaries 10^5 deep', makePdf({ catalog: `/X ${deep('<< /A ', '>> ')}` }), /A text|damaged|no text/],
  [
    'a picture in itself',
    makePdf({
      page: '/Resources << /XObject << /X 100 0 R >> >>',
      pages: ['/X Do'],
      objects: {
        100: '<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 100 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream',
      },
    }),
    /no text|damaged/,
  ],
  [
    'a stream that is 64 MB unpacked',
    makePdf({ page: '/Contents 100 0 R', objects: { 100: bomb(64 * 2 ** 20, 1) } }),
    /A text|no text|damaged/,
  ],
  [
    'a stream that is packed four times',
    makePdf({ page: '/Contents 100 0 R', objects: { 100: bomb(16 * 2 ** 20, 4) } }),
    /A text|no text|damaged/,
  ],
  [
    'a stream that says it is longer than the file',
    changed(/\/Length \d+/, '/Length 99999999'),
    /said|damaged|no text/,
  ],
  ['a font that is none', changed('/Subtype /Type1', '/Subtype /None'), /said|damaged|no text/],
  ['no font', changed('/F1 3 0 R', '/F2 3 0 R'), /said|damaged|no text/],
  [
    '10^4 lines on a page',
    makePdf({ pages: [Array.from({ length: 1e4 }, (_, i) => ({ text: `line ${i}`, y: 10 + (i % 700) }))] }),
    /line 9999/,
  ],
  ['one line of 2 MB', makePdf({ pages: [[{ text: 'x'.repeat(2e6), y: 700 }]] }), /^x+$/],
];
