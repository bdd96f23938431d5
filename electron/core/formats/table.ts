import { DOCX } from '../../../shared/model/document.ts';
import type { FormatInfo } from '../../../shared/api/exports.ts';
import { BRAT } from './brat/format.ts';
import { CAS_JSON } from './uima/format-json.ts';
import { CLAIM_REVIEW } from './claim-review/format.ts';
import { CONLL } from './conll/format.ts';
import { CONLL_2003 } from './conll/format-2003.ts';
import { CONLL_BILOU } from './conll/format-bilou.ts';
import { CSV, CSV_SPREADSHEET } from './csv/format.ts';
import { DOCCANO } from './doccano/format.ts';
import { HUGGING_FACE } from './hugging-face/format.ts';
import { LABEL_STUDIO } from './label-studio/format.ts';
import { PARQUET } from './parquet/format.ts';
import { PRODIGY } from './prodigy/format.ts';
import { REFI_QDA } from './refi-qda/format.ts';
import { SPACY } from './spacy/format.ts';
import { STANDOFF } from './standoff/format.ts';
import { WEBANNO_TSV } from './webanno-tsv/format.ts';
import { WEB_ANNOTATION } from './web-annotation/format.ts';
import { XMI } from './uima/format.ts';
import type { Format } from './format.ts';
import { NATIVE } from './native/format.ts';
import { CSV_TEXTS, JSONL_TEXTS, PARQUET_TEXTS } from './texts/format.ts';

/** A new format is a row here and a folder with its reader and writer. */
const ROWS: readonly Format[] = [
  {
    id: 'txt',
    name: 'Plain text',
    extensions: ['txt', 'text'],
    offsetUnit: 'none',
    description: 'One text. Kept as it is; headings, paragraphs and lists are found by its layout.',
    source: 'text/plain',
    holds: [],
    loses: [],
  },
  {
    id: 'markdown',
    name: 'Markdown',
    extensions: ['md', 'markdown'],
    offsetUnit: 'none',
    description: 'One text with Markdown. Kept as it is, markup included; the markup gives the structure.',
    source: 'text/markdown',
    holds: [],
    loses: [],
  },
  {
    id: 'html',
    name: 'Web page (HTML)',
    extensions: ['html', 'htm', 'xhtml'],
    offsetUnit: 'none',
    description:
      'One page. Its text is taken out with headings, lists and tables; scripts, pictures and frames are left out and counted.',
    source: 'text/html',
    holds: [],
    loses: [],
  },
  {
    id: 'docx',
    name: 'Word document (DOCX)',
    extensions: ['docx'],
    offsetUnit: 'none',
    description:
      'One document. Its text is taken out with headings, lists, tables and notes; pictures and comments are left out and counted.',
    source: DOCX,
    holds: [],
    loses: [],
  },
  {
    id: 'pdf',
    name: 'PDF with text',
    extensions: ['pdf'],
    offsetUnit: 'none',
    description:
      'One document. Its lines are joined to paragraphs; a PDF that holds pictures of pages needs OCR first.',
    source: 'application/pdf',
    holds: [],
    loses: [],
  },
  NATIVE,
  STANDOFF,
  CSV,
  CSV_SPREADSHEET,
  PARQUET,
  BRAT,
  CONLL,
  CONLL_BILOU,
  CONLL_2003,
  WEBANNO_TSV,
  XMI,
  CAS_JSON,
  DOCCANO,
  LABEL_STUDIO,
  PRODIGY,
  SPACY,
  WEB_ANNOTATION,
  REFI_QDA,
  CLAIM_REVIEW,
  HUGGING_FACE,
  CSV_TEXTS,
  JSONL_TEXTS,
  PARQUET_TEXTS,
];

/** Reads, or writes, or both. */
function isThere(format: Format): boolean {
  return isReadable(format) || format.writer !== undefined;
}

/** Every format that there is. */
export const FORMATS: readonly Format[] = ROWS.filter(isThere);

/** The format with this id, or undefined. */
export const formatById = (id: string): Format | undefined => FORMATS.find((format) => format.id === id);

/** Whether files come in as this format. */
export function isReadable({ source, texts, native, reader }: Format): boolean {
  return [source, texts, native, reader].some((way) => way !== undefined);
}

/** The readable formats that a file's name allows, in the order of the table. Case does not matter. */
export function candidatesFor(name: string): readonly Format[] {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase();
  if (extension === undefined) return [];
  return FORMATS.filter((format) => isReadable(format) && format.extensions.includes(extension));
}

/** What whole projects are exchanged as. It is no dataset, and no row of the table: it is neither imported nor exported. */
export const BUNDLE = {
  id: 'bundle',
  name: 'Bundle',
  extension: 'cwb',
  description:
    'A whole project with its history, for other copies of it: no dataset. See: claimwright bundle, claimwright merge.',
} as const;

/** The formats as `formats.list` and `claimwright formats` show them. */
export const formatInfos = (): FormatInfo[] => FORMATS.map((format) => formatInfo(format));

const formatInfo = (format: Format): FormatInfo => {
  const { id, name, extensions, offsetUnit, description, writer, loses } = format;
  return {
    id,
    name,
    extension: extensions[0],
    read: isReadable(format),
    write: writer !== undefined,
    shape: writer?.shape ?? 'file',
    offsetUnit,
    description,
    withoutText: writer?.withoutText !== undefined,
    published: writer?.published === true,
    losses: [...loses],
  };
};
