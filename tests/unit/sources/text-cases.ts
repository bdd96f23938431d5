/** Bytes of texts and numbers, one after the other. */
export const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

const png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d];
/** Bytes that are no text: the same for plain text and Markdown. */
export const TEXT_HOSTILE: readonly [
  name: string,
  bytes: Uint8Array,
  encoding: string | undefined,
  says: RegExp,
  details: object,
][] = [
  ['nothing', bytes(), undefined, /empty/, {}],
  ['blanks only', bytes(' \r\n\t\u00a0\u200b'), undefined, /nothing but blanks/, {}],
  ['a mark only', bytes([0xef, 0xbb, 0xbf]), undefined, /nothing but blanks/, {}],
  ['a PNG', Uint8Array.from(png), undefined, /PNG image/, {}],
  ['a PNG, whatever was told', Uint8Array.from(png), 'latin1', /PNG image/, {}],
  ['a PDF', bytes('%PDF-1.7\n'), undefined, /PDF/, {}],
  ['a ZIP', bytes('PK\x03\x04\x14\0'), undefined, /ZIP archive or an Office document/, {}],
  [
    'random bytes with zeroes',
    Uint8Array.of(0xca, 0, 0, 3, 0x80, 0, 9, 0xff),
    undefined,
    /byte 1 is NUL/i,
    { byte: 1 },
  ],
  ['a NUL in a text', bytes('one\ntwo\0three and more of it'), undefined, /NUL/, { line: 2 }],
  ['UTF-32', bytes([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), undefined, /UTF-32/, {}],
  ['bad bytes in UTF-8', bytes('é\nè\r\nà', [0xff], 'ö'), undefined, /byte 9/, { line: 3, byte: 9 }],
  ['bad bytes in English', bytes('abc', [0xff], 'def'), undefined, /byte 3/, { line: 1, byte: 3 }],
  ['half a character in English', bytes('hello ', [0xc3], '( world'), undefined, /byte 6/, { byte: 6 }],
  ['a truncated character', bytes('hello world ', [0xe2, 0x82]), undefined, /middle.*byte 12/, { byte: 12 }],
  ['a truncated character, told', bytes('ab', [0xf0, 0x9f, 0x98]), 'utf-8', /middle.*byte 2/, { byte: 2 }],
  ['UTF-8, told to be ascii', bytes('a\n', [0xc3, 0xa9]), 'ascii', /not valid ascii at byte 2/, { line: 2, byte: 2 }],
  ['overlong UTF-8', bytes('ab', [0xc0, 0xaf]), 'utf-8', /byte 2/, { byte: 2 }],
  ['surrogates in UTF-8', bytes('ab', [0xed, 0xa0, 0x80]), 'utf-8', /byte 2/, { byte: 2 }],
  ['a lone surrogate in UTF-16', bytes([0xff, 0xfe, 0x41, 0, 0, 0xd8, 0x42, 0]), undefined, /byte 4/, { byte: 4 }],
  ['half a unit of UTF-16', bytes([0xff, 0xfe, 0x41, 0, 0x42]), undefined, /middle.*byte 4/, { byte: 4 }],
  ['bytes that Shift_JIS has not', bytes('a\nb', [0xfd]), 'shift_jis', /not valid shift_jis at byte 3/, { line: 2 }],
  ['CP949 beyond EUC-KR', bytes([0xb0, 0xa1, 0x8c, 0x63]), 'euc-kr', /not valid euc-kr at byte 2/, { byte: 2 }],
];
