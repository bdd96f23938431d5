interface Signature {
  readonly bytes: readonly number[];
  readonly at?: number;
  /** True for signs that a text may begin with as well: a NUL must follow. */
  readonly weak?: true;
  readonly looksLike: string;
}

const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

/** First bytes of what people most often take for a text, with the words of the refusal. */
const SIGNATURES: readonly Signature[] = [
  { bytes: [0x89, ...ascii('PNG\r\n\x1a\n')], looksLike: 'a PNG image' },
  { bytes: [0xff, 0xd8, 0xff], looksLike: 'a JPEG image' },
  { bytes: ascii('GIF87a'), weak: true, looksLike: 'a GIF image' },
  { bytes: ascii('GIF89a'), weak: true, looksLike: 'a GIF image' },
  { bytes: ascii('%PDF-'), looksLike: 'a PDF document' },
  { bytes: ascii('PK\x03\x04'), looksLike: 'a ZIP archive or an Office document (DOCX, XLSX, ODT)' },
  { bytes: ascii('PK\x05\x06'), looksLike: 'an empty ZIP archive' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], looksLike: 'an old Office document (DOC, XLS)' },
  { bytes: ascii('{\\rtf'), looksLike: 'a Rich Text document (RTF)' },
  { bytes: [0x1f, 0x8b], looksLike: 'a gzip archive' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], looksLike: 'a 7-Zip archive' },
  { bytes: ascii('SQLite format 3\0'), looksLike: 'an SQLite database' },
  { bytes: ascii('PAR1'), weak: true, looksLike: 'a Parquet file' },
  { bytes: [0x7f, ...ascii('ELF')], looksLike: 'a program' },
  { bytes: ascii('ftyp'), at: 4, weak: true, looksLike: 'a video or an audio file' },
  { bytes: ascii('ID3'), weak: true, looksLike: 'an MP3 file' },
];

/** How far a NUL is looked for. */
const SAMPLE = 65_536;

/** What a file that is not a text looks like by its first bytes, such as "a PNG image"; null where nothing is known. */
export function looksLike(bytes: Uint8Array): string | null {
  const found = SIGNATURES.find(
    ({ bytes: sign, at = 0, weak }) =>
      sign.every((byte, i) => bytes[at + i] === byte) && (weak !== true || bytes.subarray(0, SAMPLE).includes(0)),
  );
  return found?.looksLike ?? null;
}
