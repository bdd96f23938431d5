import { extent, type Annotation } from '../../../../shared/model/annotation.ts';
import type { ReleasePart } from '../../../../shared/model/release.ts';
import { offsetMap } from '../../../../shared/text/convert.ts';
import { canonical } from '../../repositories/state.ts';
import { DEFAULT_SPLIT } from '../../../../shared/splits/measure.ts';
import { splitOf } from './splits.ts';
import type { DatasetRecord } from '../dataset.ts';
import type { DatasetSource } from '../format.ts';
import { byId, byPlace } from '../native/order.ts';
import type { ParquetColumn, ParquetType } from '../parquet/schema.ts';
import type { ParquetRow } from '../parquet/writer.ts';
import { SHORT_QUOTE } from '../standoff/write.ts';
import { attributeColumns } from './attribute-columns.ts';

/** A table of the dataset: what it is called, what its columns mean, and its rows. */
export interface Table {
  readonly name: 'documents' | 'annotations' | 'relations' | 'claims' | 'mentions' | 'sources';
  readonly columns: readonly ParquetColumn[];
  /** The rows that a document brings, with the layer that each is of, where it is of one. */
  readonly rows: (record: DatasetRecord) => Iterable<{ readonly layer: string | null; readonly row: ParquetRow }>;
}

const text = (name: string, required = false): ParquetColumn => ({ name, type: 'text', required });
const integer = (name: string): ParquetColumn => ({ name, type: 'integer', required: true });
const list = (name: string, type: ParquetType): ParquetColumn => ({ name, type: { list: type }, required: true });
const fields = (...all: readonly ParquetColumn[]): ParquetType => ({ fields: all });

/** The tables of a dataset by its codebook, in the order in which they are written. Claims and sources come once, with the first document. */
export function tablesOf(source: DatasetSource): readonly Table[] {
  const { codebook, publication, form } = source;
  const since = (part: ReleasePart, id: string): string => publication?.since(part, id) ?? '1.0.0';
  const onAnnotations = attributeColumns(codebook, 'annotation');
  const onDocuments = attributeColumns(codebook, 'document');
  const isWithText = form?.withoutText !== true;
  const quoteOf = ({ quote }: Annotation): string | null =>
    isWithText || (form.quotes === 'short' && quote.length <= SHORT_QUOTE) ? quote : null;
  return [
    {
      name: 'documents',
      columns: [
        text('id', true),
        text('title', true),
        text('text'),
        text('text_sha256', true),
        integer('length'),
        text('media_type', true),
        text('language'),
        list('metadata', fields(text('name', true), text('value', true))),
        list('publications', fields(text('outlet'), text('author'), text('url'), text('date'), text('file_name'))),
        list('labels', fields(text('annotator', true), ...onDocuments.columns)),
        text('since', true),
      ],
      *rows(record) {
        const { id, title, text: whole, textSha256, mediaType, metadata } = record;
        const { language } = metadata;
        yield {
          layer: null,
          row: [
            id,
            title,
            isWithText ? whole : null,
            textSha256,
            offsetMap(whole).codePoints,
            mediaType,
            typeof language === 'string' ? language : null,
            sorted(metadata).map(([name, value]) => ({ name, value: JSON.stringify(value) })),
            record.publications.map(({ outlet = null, author = null, url = null, date = null, fileName = null }) => ({
              outlet,
              author,
              url,
              date,
              file_name: fileName,
            })),
            sorted(record.labels).map(([annotator, said]) =>
              named([text('annotator'), ...onDocuments.columns], [annotator, ...onDocuments.cells(said)]),
            ),
            since('documents', id),
          ],
        };
      },
    },
    {
      name: 'annotations',
      columns: [
        text('id', true),
        text('document', true),
        text('annotator', true),
        text('label', true),
        integer('start'),
        integer('end'),
        list('fragments', fields(integer('start'), integer('end'))),
        text('quote'),
        ...onAnnotations.columns,
        text('note'),
        { name: 'confidence', type: 'number' },
        text('claim'),
        list('flags', fields(text('kind', true), text('text'))),
        text('origin', true),
        list('origin_from', 'text'),
        text('codebook_version', true),
        text('since', true),
      ],
      *rows(record) {
        const map = offsetMap(record.text);
        for (const annotation of record.annotations.toSorted(byPlace)) {
          const { id, document, layer, label, attributes, note = null, confidence = null, claim = null } = annotation;
          const { start, end } = extent(annotation);
          yield {
            layer,
            row: [
              id,
              document,
              layer,
              label,
              map.toCodePoint(start),
              map.toCodePoint(end),
              annotation.fragments.map((f) => ({ start: map.toCodePoint(f.start), end: map.toCodePoint(f.end) })),
              quoteOf(annotation),
              ...onAnnotations.cells(attributes),
              note,
              confidence,
              claim,
              (annotation.flags ?? []).map((flag) => ({ kind: flag.kind, text: flag.text ?? null })),
              annotation.origin.kind,
              annotation.origin.from ?? [],
              annotation.codebookVersion,
              since('annotations', id),
            ],
          };
        }
      },
    },
    {
      name: 'relations',
      columns: [
        text('id', true),
        text('type', true),
        text('from', true),
        text('from_document', true),
        text('to', true),
        text('to_document', true),
        text('annotator', true),
        text('other_attributes'),
        text('note'),
        text('since', true),
      ],
      *rows(record) {
        for (const relation of record.relations.toSorted(byId)) {
          const { id, type, from, to, toDocument = record.id, layer, attributes, note = null } = relation;
          const other = Object.keys(attributes).length === 0 ? null : canonical(attributes);
          const row = [id, type, from, record.id, to, toDocument, layer, other, note, since('relations', id)];
          yield { layer, row };
        }
      },
    },
    {
      name: 'claims',
      columns: [text('id', true), text('text', true), text('note'), text('since', true)],
      rows: once(function* ({ claims }) {
        for (const { id, text: statement, note = null } of claims.toSorted(byId)) {
          yield { id, row: [id, statement, note, since('claims', id)] };
        }
      }),
    },
    {
      name: 'mentions',
      columns: [
        text('claim', true),
        text('annotation', true),
        text('document', true),
        text('annotator', true),
        text('since', true),
      ],
      *rows(record) {
        for (const { id, claim, document, layer } of record.annotations.toSorted(byPlace)) {
          if (claim !== undefined) yield { layer, row: [claim, id, document, layer, since('annotations', id)] };
        }
      },
    },
    {
      name: 'sources',
      columns: [
        text('id', true),
        text('name', true),
        text('kind', true),
        list('aliases', 'text'),
        text('part_of'),
        text('note'),
        text('since', true),
      ],
      rows: once(function* ({ sources }) {
        for (const { id, name, kind, aliases, partOf = null, note = null } of sources.toSorted(byId)) {
          yield { id, row: [id, name, kind, aliases, partOf, note, since('sources', id)] };
        }
      }),
    },
  ];
}

/** Records that stand with every document that names them: only those not met before. For one walk over the documents. */
function once(all: (record: DatasetRecord) => Iterable<{ id: string; row: ParquetRow }>): Table['rows'] {
  const met = new Set<string>();
  return function* (record) {
    for (const { id, row } of all(record)) {
      if (met.has(id)) continue;
      met.add(id);
      yield { layer: null, row };
    }
  };
}

const sorted = <T>(object: Readonly<Record<string, T>>): [string, T][] =>
  Object.entries(object).toSorted(([a], [b]) => (a < b ? -1 : 1));

const named = (columns: readonly ParquetColumn[], cells: readonly unknown[]): Record<string, unknown> =>
  Object.fromEntries(columns.map(({ name }, i) => [name, cells[i] ?? null]));

/** Where a row of a document goes. What is of no document goes with the default. */
export const splitFor = (table: Table['name'], { metadata }: DatasetRecord): string =>
  table === 'claims' || table === 'sources' ? DEFAULT_SPLIT : (splitOf(metadata) ?? DEFAULT_SPLIT);
