import type { FormatInfo } from '../../../shared/api/procedures.ts';
import type { MediaType } from '../../../shared/model/document.ts';
import type { DatasetContent, DatasetRecord, ReadOptions } from './dataset.ts';
import type { FileSource } from './lines.ts';
import type { BesideRecord, Loss } from './loss.ts';
import { NATIVE_LOSSES, nativeLosses } from './native/losses.ts';
import { readNative } from './native/read.ts';
import { writeNative } from './native/write.ts';

/** A format that files come in or go out as: what the command line, the window, import and export know of it. */
export interface Format {
  readonly id: string;
  readonly name: string;
  /** Without the dot; the first one names new files. */
  readonly extensions: readonly [string, ...string[]];
  /** Unit of the offsets in its files. */
  readonly offsetUnit: FormatInfo['offsetUnit'];
  readonly description: string;
  /** Set where a file is one text to annotate: it is read as this. */
  readonly source?: MediaType;
  readonly reader?: (source: FileSource, options: ReadOptions, signal?: AbortSignal) => Promise<DatasetContent>;
  /** Pieces of the file, in order. The records come by ascending id. */
  readonly writer?: (records: AsyncIterable<DatasetRecord> | Iterable<DatasetRecord>) => AsyncIterable<string>;
  /** What it cannot hold, in general words: shown before an export. Empty where nothing is written. */
  readonly loses: readonly string[];
  /** What of one document the writer leaves out. */
  readonly losses?: (beside: BesideRecord) => readonly Loss[];
}

/** Every format that there is. A new one is a row here and a folder with its reader and writer. */
export const FORMATS: readonly Format[] = [
  {
    id: 'txt',
    name: 'Plain text',
    extensions: ['txt', 'text'],
    offsetUnit: 'none',
    description: 'One text. Kept as it is; headings, paragraphs and lists are found by its layout.',
    source: 'text/plain',
    loses: [],
  },
  {
    id: 'markdown',
    name: 'Markdown',
    extensions: ['md', 'markdown'],
    offsetUnit: 'none',
    description: 'One text with Markdown. Kept as it is, markup included; the markup gives the structure.',
    source: 'text/markdown',
    loses: [],
  },
  {
    id: 'jsonl',
    name: 'Claimwright dataset (JSONL)',
    extensions: ['jsonl', 'ndjson'],
    offsetUnit: 'codepoint',
    description: 'One document a line with its text, annotations and relations; the same content gives the same bytes.',
    reader: readNative,
    writer: writeNative,
    loses: NATIVE_LOSSES,
    losses: nativeLosses,
  },
];

/** The format with this id, or undefined. */
export const formatById = (id: string): Format | undefined => FORMATS.find((format) => format.id === id);

/** The format that a file's name says, or undefined. Case does not matter. */
export function formatOfFile(name: string): Format | undefined {
  const extension = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase();
  return FORMATS.find(({ extensions }) => extension !== undefined && extensions.includes(extension));
}

/** The formats as `formats.list` and `claimwright formats` show them. */
export const formatInfos = (): FormatInfo[] =>
  FORMATS.map(({ id, name, extensions, offsetUnit, description, source, reader, writer, loses }) => ({
    id,
    name,
    extension: extensions[0],
    read: source !== undefined || reader !== undefined,
    write: writer !== undefined,
    offsetUnit,
    description,
    losses: [...loses],
  }));
