/** A line of a page: its text, size in points, and place from the lower left corner. */
export interface PdfText {
  readonly text: string;
  readonly size?: number;
  readonly x?: number;
  readonly y: number;
}

/** What a PDF is made of. */
export interface PdfParts {
  /** Lines of each page, or its content stream as it is. */
  readonly pages?: readonly (readonly PdfText[] | string)[];
  /** Entries of the document's information, such as `/Title (A title)`. */
  readonly info?: string;
  /** Further entries of the catalogue, of every page, of the trailer. */
  readonly catalog?: string;
  readonly page?: string;
  readonly trailer?: string;
  /** Further objects, by their number from 100. */
  readonly objects?: Readonly<Record<number, string>>;
  /** Instead of the tree of pages. */
  readonly tree?: string;
  /** Instead of where the table of objects is. */
  readonly startxref?: number;
}

const escaped = (text: string): string => text.replaceAll(/[\\()]/g, String.raw`\$&`);

const content = (lines: readonly PdfText[]): string =>
  lines
    .map(({ text, size = 11, x = 72, y }) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`)
    .join('\n');

/** A PDF with one of the fonts that every reader has; bytes are Latin-1. */
export function makePdf(parts: PdfParts): Uint8Array {
  const {
    pages = [[{ text: 'A text.', y: 700 }]],
    info = '',
    catalog = '',
    page = '',
    trailer = '',
    objects = {},
  } = parts;
  const kids = pages.map((_, i) => `${10 + 2 * i} 0 R`).join(' ');
  const all: [number, string][] = [
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`],
    [2, parts.tree ?? `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`],
    [3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'],
    [4, `<< ${info} >>`],
    ...pages.flatMap((one, i): [number, string][] => {
      const stream = typeof one === 'string' ? one : content(one);
      return [
        [
          10 + 2 * i,
          `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents ${11 + 2 * i} 0 R ${page} >>`,
        ],
        [11 + 2 * i, `<< /Length ${Buffer.byteLength(stream, 'latin1')} >>\nstream\n${stream}\nendstream`],
      ];
    }),
    ...Object.entries(objects).map(([number, object]): [number, string] => [Number(number), object]),
  ];
  let out = '%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n';
  const at = new Map<number, number>();
  for (const [number, object] of all) {
    at.set(number, out.length);
    out += `${number} 0 obj\n${object}\nendobj\n`;
  }
  const most = Math.max(...at.keys()) + 1;
  const start = out.length;
  out += `xref\n0 ${most}\n0000000000 65535 f \n`;
  for (let number = 1; number < most; number++) {
    const offset = at.get(number);
    out += offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  }
  out += `trailer\n<< /Size ${most} /Root 1 0 R /Info 4 0 R ${trailer} >>\nstartxref\n${parts.startxref ?? start}\n%%EOF\n`;
  return Buffer.from(out, 'latin1');
}
