import { assertNever } from '../../../../shared/assert.ts';
import type { AttributeValue } from '../../../../shared/model/annotation.ts';
import { utf16 } from '../../../../shared/text/units.ts';
import { sha256 } from '../../sources/identity.ts';
import type { ForeignAnnotation, ForeignDocument } from '../foreign.ts';
import { rulerFor } from '../native/ruler.ts';
import { at, Problem, refusalAt, within, type Place } from '../problem.ts';
import { rowsOf, type TableIn } from './table-in.ts';
import { ATTRIBUTE } from './columns.ts';
import { attributeValue, cellsOf, type Cells } from './values-in.ts';

/** What a column of a table from elsewhere means, by the names that tools and people give it. */
const MEANINGS = {
  document: ['document', 'doc', 'doc_id', 'docid', 'document_id', 'file', 'filename', 'file_name', 'document name', 'document_name', 'source_file'],
  text: ['text', 'document_text', 'full_text', 'content', 'context'],
  start: ['start', 'begin', 'start_offset', 'start_char', 'char_start', 'offset_start', 'beginning'],
  end: ['end', 'end_offset', 'end_char', 'char_end', 'offset_end', 'stop'],
  label: ['label', 'tag', 'code', 'category', 'entity', 'entity_type', 'annotation'],
  quote: ['quote', 'span', 'span_text', 'exact', 'segment', 'quotation', 'mention', 'covered_text', 'selected text', 'quotation content'],
  annotator: ['annotator', 'coder', 'user', 'username', 'annotated_by', 'created_by'],
  note: ['note', 'notes', 'comment', 'memo'],
  id: ['id', 'annotation_id'],
} as const; // oxfmt-ignore

type Meaning = keyof typeof MEANINGS;

/** What the columns of a table mean; a column that means nothing is an attribute. */
export type Meanings = Partial<Readonly<Record<Meaning, string>>>;

/** The meanings of columns by their names, case aside; the first column that fits. */
export function meaningsOf(columns: readonly string[]): Meanings {
  const entries = Object.entries(MEANINGS).flatMap(([meaning, names]) => {
    const column = names.flatMap((name) => columns.find((one) => one.trim().toLowerCase() === name) ?? [])[0];
    return column === undefined ? [] : [[meaning, column] as const];
  });
  return Object.fromEntries(entries);
}

/** Whether the columns are those of annotations: a label, and a quote or offsets. */
export function hasAnnotations(columns: readonly string[]): boolean {
  const { label, quote, start, end, document, text } = meaningsOf(columns);
  return (
    label !== undefined &&
    (quote !== undefined || (start !== undefined && end !== undefined)) &&
    (document !== undefined || text !== undefined)
  );
}

interface FlatRow {
  readonly place: Place;
  readonly cells: Cells;
}

/** What `text` says: the document's text, or the words of the annotation. */
type TextIs = 'document' | 'quote';

/**
 * Reads one table with a row an annotation from any tool, by the names of its columns: `text, start, end, label` or `document, quote, label`
 * and their synonyms. Offsets are code points. Columns that mean nothing are attributes. Holds the table in memory.
 *
 * @throws Refusal with file and line.
 */
export async function* readFlat(table: TableIn): AsyncGenerator<ForeignDocument> {
  if (!hasAnnotations(table.columns)) {
    throw refusalAt(
      { file: table.file, line: 1 },
      `these columns are not those of annotations; there is ${table.columns.slice(0, 20).join(', ')}, and needed are label, start and end (or quote), and text or document. Rename the columns, or import the table as texts`,
    );
  }
  const means = meaningsOf(table.columns);
  const make = cellsOf(table.columns);
  const rows: FlatRow[] = [];
  for await (const { place, cells } of rowsOf(table)) rows.push({ place, cells: make(cells) });
  const textIs = textMeaning(rows, means);
  const meaningful = new Set<string>(Object.values(means));
  const attributes = table.columns.filter((name) => !meaningful.has(name));
  const documents = new Map<string, FlatRow[]>();
  for (const row of rows) {
    const key = at(row.place, () => keyOf(row.cells, means, textIs));
    const list = documents.get(key);
    if (list) list.push(row);
    else documents.set(key, [row]);
  }
  for (const [key, own] of documents) yield documentOf(key, own, { means, textIs, attributes });
}

/** With a `quote`, or without a `document`, `text` is that of the document; else it is where one of its rows is longer than its annotation. */
function textMeaning(rows: readonly FlatRow[], means: Meanings): TextIs {
  const { text, quote, document, start, end } = means;
  if (text === undefined || quote !== undefined || document === undefined) return 'document';
  if (start === undefined || end === undefined) return 'document';
  const isSpan = ({ cells, place }: FlatRow): boolean =>
    at(place, () => [...(cells.text(text) ?? '')].length === (cells.whole(end) ?? 0) - (cells.whole(start) ?? 0));
  return rows.every(isSpan) ? 'quote' : 'document';
}

function keyOf(cells: Cells, { document, text }: Meanings, textIs: TextIs): string {
  if (document !== undefined) return cells.must(document);
  if (text !== undefined && textIs === 'document') return sha256(cells.must(text));
  throw new Problem('nothing says which document this is in; add a column document');
}

interface Shape {
  readonly means: Meanings;
  readonly textIs: TextIs;
  readonly attributes: readonly string[];
}

function documentOf(key: string, rows: readonly FlatRow[], shape: Shape): ForeignDocument {
  const { means, textIs } = shape;
  const [first] = rows;
  const place = first?.place ?? { file: key, line: 1 };
  const text = textOfDocument(rows, means, textIs);
  const ruler = text === null ? null : rulerFor(text, 'codepoint');
  const annotations = rows.map(({ cells, place: here }, i) =>
    at(here, (): ForeignAnnotation => {
      const start = means.start === undefined ? undefined : cells.whole(means.start);
      const end = means.end === undefined ? undefined : cells.whole(means.end);
      const isPlaced = start !== undefined && end !== undefined;
      const quote = quoteOf(cells, shape);
      if (!isPlaced && quote === undefined) throw new Problem('it has neither offsets nor a quote; add one of them');
      const toUtf16 = (offset: number) => rulerOr(ruler, offset);
      return {
        id: (means.id === undefined ? undefined : cells.text(means.id)) ?? `row-${i + 1}`,
        label: cells.must(means.label ?? ''),
        fragments: isPlaced ? [{ start: toUtf16(start), end: toUtf16(end) }] : null,
        attributes: attributesOf(cells, shape.attributes),
        place: here,
        ...(quote !== undefined && { quote }),
        ...optional('annotator', means.annotator === undefined ? undefined : cells.text(means.annotator)),
        ...optional('note', means.note === undefined ? undefined : cells.text(means.note)),
      };
    }),
  );
  const isNamed = means.document !== undefined;
  return {
    key,
    text,
    place,
    ...(text === null && { unit: 'codepoint' as const }),
    ...(isNamed && text !== null && { title: key.slice(0, 500) }),
    annotations,
    relations: [],
  };
}

const rulerOr = (ruler: ReturnType<typeof rulerFor> | null, offset: number): ReturnType<typeof utf16> =>
  ruler ? ruler.toUtf16(offset) : utf16(offset);

const optional = <K extends string>(name: K, value: string | undefined): Partial<Record<K, string>> =>
  value === undefined || value === '' ? {} : ({ [name]: value } as Partial<Record<K, string>>);

function quoteOf(cells: Cells, { means, textIs }: Shape): string | undefined {
  switch (textIs) {
    case 'quote':
      return means.text === undefined ? undefined : cells.text(means.text);
    case 'document':
      return means.quote === undefined ? undefined : cells.text(means.quote);
    default:
      return assertNever(textIs);
  }
}

/** The text that every row of the document repeats; null where no row has one. */
function textOfDocument(rows: readonly FlatRow[], { text: column }: Meanings, textIs: TextIs): string | null {
  if (column === undefined || textIs === 'quote') return null;
  let text: string | null = null;
  for (const { cells, place } of rows) {
    const here = at(place, () => cells.text(column)) ?? null;
    if (here === null) continue;
    text ??= here;
    if (text !== here)
      throw refusalAt(
        place,
        `the text of this document is another one than in the rows before; give the documents names of their own`,
      );
  }
  return text;
}

function attributesOf(cells: Cells, columns: readonly string[]): Record<string, AttributeValue> {
  return Object.fromEntries(
    columns.flatMap((column) => {
      const value = cells.raw(column);
      if (value === null || value === '') return [];
      const name = (column.startsWith(ATTRIBUTE) ? column.slice(ATTRIBUTE.length) : column).slice(0, 100);
      return [[name, within(column, () => attributeValue(value, Array.isArray(value)))] as const];
    }),
  );
}
