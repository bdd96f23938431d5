import { extent, compareStrings, type Annotation } from '../../../../shared/model/annotation.ts';
import type { Codebook } from '../../../../shared/model/codebook.ts';
import type { Publication } from '../../../../shared/model/document.ts';
import { offsetMap, type OffsetMap } from '../../../../shared/text/convert.ts';
import type { Span } from '../../../../shared/text/units.ts';
import { canonical } from '../../repositories/state.ts';
import type { DatasetRecord, DatasetRelation } from '../dataset.ts';
import { byId, byPlace } from '../native/order.ts';
import { structureLine } from '../native/write.ts';
import { attributeCells, type AttributeCells } from './attributes-out.ts';
import { columnsFor, type TableName } from './columns.ts';

/** The cells of a row, in the order of its table's columns; null where there is nothing. */
export type Row = readonly unknown[];

/** Makes the rows of each table of one document after the other; cards and sources once, with the first document that names them. */
export type RowsOf = (record: DatasetRecord) => Readonly<Record<TableName, readonly Row[]>>;

/** Makes the rows of records for the columns of {@link columnsFor}. Offsets become code points. Remembers the ids of cards and sources. */
export function rowsFor(codebook: Codebook): RowsOf {
  const columns = columnsFor(codebook);
  const ofAnnotation = attributeCells(columns.annotations);
  const ofDocument = attributeCells(columns['document-labels']);
  const seen = new Set<string>();
  const isNew =
    (kind: string) =>
    (one: { readonly id: string }): boolean => {
      const key = `${kind} ${one.id}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    };
  return (record) => {
    const map = offsetMap(record.text);
    return {
      documents: [documentRow(record, map)],
      annotations: record.annotations.toSorted(byPlace).map((one) => annotationRow(one, map, ofAnnotation)),
      relations: record.relations.toSorted(byId).map((one) => relationRow(one, record.id)),
      'document-labels': Object.keys(record.labels)
        .toSorted(compareStrings)
        .map((layer) => [record.id, layer, ...ofDocument(record.labels[layer] ?? {})]),
      claims: record.claims
        .toSorted(byId)
        .filter(isNew('claim'))
        .map(({ id, text, note }) => [id, text, note ?? null]),
      sources: record.sources
        .toSorted(byId)
        .filter(isNew('source'))
        .map(({ id, name, kind, aliases, partOf, note }) => [
          id,
          name,
          kind,
          orNull(aliases),
          partOf ?? null,
          note ?? null,
        ]),
    };
  };
}

const orNull = <T>(list: readonly T[]): readonly T[] | null => (list.length === 0 ? null : list);
const idsOf = (list: readonly { readonly id: string }[]): readonly string[] | null =>
  orNull(list.map(({ id }) => id).toSorted(compareStrings));

function documentRow(record: DatasetRecord, map: OffsetMap): Row {
  const { id, title, mediaType, text, textSha256, metadata, structure, publications, claims, sources } = record;
  return [
    id,
    title,
    mediaType,
    text,
    textSha256,
    Object.keys(metadata).length === 0 ? null : canonical(metadata),
    structure === undefined ? null : canonical(structureLine(structure, map, id)),
    orNull(publications.map(publicationCell)),
    idsOf(claims),
    idsOf(sources),
  ];
}

const publicationCell = ({ fileName, ...rest }: Publication): object => ({
  ...(fileName !== undefined && { file_name: fileName }),
  ...rest,
});

function annotationRow(annotation: Annotation, map: OffsetMap, attributes: AttributeCells): Row {
  const { id, document, layer, label, fragments, quote, note, confidence, claim, flags, origin } = annotation;
  const { start, end } = extent(annotation);
  const cell = (span: Span): object => ({ start: map.toCodePoint(span.start), end: map.toCodePoint(span.end) });
  return [
    id,
    document,
    layer,
    label,
    map.toCodePoint(start),
    map.toCodePoint(end),
    fragments.length > 1 ? fragments.map(cell) : null,
    quote,
    ...attributes(annotation.attributes),
    note ?? null,
    confidence ?? null,
    claim ?? null,
    flags ?? null,
    origin.kind,
    origin.from ?? null,
    annotation.codebookVersion,
  ];
}

const relationRow = (relation: DatasetRelation, document: string): Row => [
  relation.id,
  relation.type,
  document,
  relation.from,
  relation.to,
  relation.toDocument ?? null,
  relation.layer,
  Object.keys(relation.attributes).length === 0 ? null : canonical(relation.attributes),
  relation.note ?? null,
];
