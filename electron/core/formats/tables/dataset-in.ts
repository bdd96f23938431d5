import type { Codebook } from '../../../../shared/model/codebook.ts';
import { utf16, type Span } from '../../../../shared/text/units.ts';
import type { ForeignAnnotation, ForeignDocument, ForeignRelation } from '../foreign.ts';
import type { Attributes } from '../../../../shared/model/annotation.ts';
import { rulerFor } from '../native/ruler.ts';
import { at, refusalAt, type Place } from '../problem.ts';
import { annotationIn, attributesIn, relationIn, requireColumns, type StatedAnnotation } from './annotations-in.ts';
import { columnsFor, type TableName } from './columns.ts';
import { claimIn, documentIn, sourceIn } from './documents-in.ts';
import { rowsOf, type RowIn, type TableIn } from './table-in.ts';
import { cellsOf, type Cells } from './values-in.ts';

/** The tables of a dataset that are there. */
export type TablesIn = Partial<Readonly<Record<TableName, TableIn>>>;

/** The columns that a table cannot be read without. */
export const NEEDED_COLUMNS: Readonly<Record<TableName, readonly string[]>> = {
  documents: ['id'],
  annotations: ['id', 'document', 'label', 'start', 'end'],
  relations: ['id', 'type', 'document', 'from', 'to'],
  'document-labels': ['document'],
  claims: ['id', 'text'],
  sources: ['id', 'name', 'kind'],
};

const NONE: Codebook = { id: '', version: '', labels: [], attributes: [], relations: [] };
const LAYOUT = columnsFor(NONE);
const namesOf = (table: TableName): readonly string[] => LAYOUT[table].map(({ name }) => name);

/** The columns that a table may have besides those of attributes. */
export const KNOWN_COLUMNS: Readonly<Record<TableName, readonly string[]>> = {
  documents: namesOf('documents'),
  annotations: namesOf('annotations'),
  relations: namesOf('relations'),
  'document-labels': namesOf('document-labels'),
  claims: namesOf('claims'),
  sources: namesOf('sources'),
};

/**
 * Reads the tables of one dataset. Annotations, relations and labels are held in memory until their documents come; texts are not.
 * Where `documents` is missing or has no texts, the documents are those of the project.
 *
 * @throws Refusal with file and line, see docs/formats/csv.md.
 */
export async function* readTables(tables: TablesIn): AsyncGenerator<ForeignDocument> {
  const claims = await byIdOf(tables.claims, 'claims', claimIn);
  const sources = await byIdOf(tables.sources, 'sources', sourceIn);
  const beside = await besideDocuments(tables);
  const keys = new Map<string, number>();
  if (tables.documents) {
    for await (const [row, cells] of read(tables.documents, 'documents')) {
      const { place } = row;
      const stated = at(place, () => documentIn(cells, place));
      const { key } = stated.document;
      refuseTwice(place, `the document ${key}`, keys.get(key));
      keys.set(key, place.line);
      const named = <T>(all: ReadonlyMap<string, T>, ids: readonly string[], what: string): T[] =>
        ids.map((id) => {
          const one = all.get(id);
          if (one === undefined) throw refusalAt(place, `the ${what} ${id} is in no row of ${what}s; add it there`);
          return one;
        });
      yield withAnnotations(stated.document, beside, {
        claims: named(claims, stated.claims, 'claim'),
        sources: named(sources, stated.sources, 'source'),
      });
    }
  }
  for (const [key, place] of beside.documents) {
    if (keys.has(key)) continue;
    if (tables.documents)
      throw refusalAt(place, `the document ${key} is in no row of ${tables.documents.file}; add it there`);
    const documentId = /^d_[a-z2-7]{26}$/.test(key) ? { documentId: key } : {};
    yield withAnnotations({ key, text: null, place, ...documentId }, beside, {
      claims: [...claims.values()],
      sources: [...sources.values()],
    });
  }
}

/** What other tables say of documents, by their keys. */
interface Beside {
  /** Where each document is named first. */
  readonly documents: Map<string, Place>;
  readonly annotations: Map<string, StatedAnnotation[]>;
  readonly relations: Map<string, ForeignRelation[]>;
  readonly labels: Map<string, Record<string, Attributes>>;
}

async function besideDocuments(tables: TablesIn): Promise<Beside> {
  const beside: Beside = { documents: new Map(), annotations: new Map(), relations: new Map(), labels: new Map() };
  const met = (key: string, place: Place): string => {
    if (!beside.documents.has(key)) beside.documents.set(key, place);
    return key;
  };
  const seen = new Map<string, number>();
  if (tables.annotations) {
    const attributes = attributesIn(tables.annotations.columns);
    for await (const [{ place }, cells] of read(tables.annotations, 'annotations')) {
      const stated = at(place, () => annotationIn(cells, attributes, place));
      refuseTwice(place, `the annotation ${stated.foreign.id}`, seen.get(stated.foreign.id));
      seen.set(stated.foreign.id, place.line);
      push(
        beside.annotations,
        met(
          at(place, () => cells.must('document')),
          place,
        ),
        stated,
      );
    }
  }
  seen.clear();
  if (tables.relations) {
    for await (const [{ place }, cells] of read(tables.relations, 'relations')) {
      const relation = at(place, () => relationIn(cells, place));
      refuseTwice(place, `the relation ${relation.id}`, seen.get(relation.id));
      seen.set(relation.id, place.line);
      push(
        beside.relations,
        met(
          at(place, () => cells.must('document')),
          place,
        ),
        relation,
      );
    }
  }
  if (tables['document-labels']) await readLabels(tables['document-labels'], beside, met);
  return beside;
}

async function readLabels(table: TableIn, beside: Beside, met: (key: string, place: Place) => string): Promise<void> {
  const attributes = attributesIn(table.columns);
  for await (const [{ place }, cells] of read(table, 'document-labels')) {
    const key = met(
      at(place, () => cells.must('document')),
      place,
    );
    const annotator = at(place, () => cells.text('annotator')) ?? '';
    const said = beside.labels.get(key) ?? {};
    if (Object.hasOwn(said, annotator))
      throw refusalAt(place, `${annotator || 'nobody'} says something of ${key} twice; keep one row`);
    said[annotator] = at(place, () => attributes(cells));
    beside.labels.set(key, said);
  }
}

function push<T>(into: Map<string, T[]>, key: string, one: T): void {
  const list = into.get(key);
  if (list) list.push(one);
  else into.set(key, [one]);
}

async function* read(table: TableIn, name: TableName): AsyncGenerator<[RowIn, Cells]> {
  requireColumns(table, NEEDED_COLUMNS[name], KNOWN_COLUMNS[name]);
  const cells = cellsOf(table.columns);
  for await (const row of rowsOf(table)) yield [row, cells(row.cells)];
}

async function byIdOf<T extends { readonly id: string }>(
  table: TableIn | undefined,
  name: TableName,
  make: (cells: Cells) => T,
): Promise<ReadonlyMap<string, T>> {
  const all = new Map<string, T>();
  if (!table) return all;
  const lines = new Map<string, number>();
  for await (const [{ place }, cells] of read(table, name)) {
    const one = at(place, () => make(cells));
    refuseTwice(place, one.id, lines.get(one.id));
    lines.set(one.id, place.line);
    all.set(one.id, one);
  }
  return all;
}

function refuseTwice(place: Place, what: string, before: number | undefined): void {
  if (before !== undefined) throw refusalAt(place, `${what} stands here and in line ${before}; keep one`);
}

function withAnnotations(
  document: Omit<ForeignDocument, 'annotations' | 'relations' | 'claims' | 'sources' | 'labels'>,
  { annotations, relations, labels }: Beside,
  named: Pick<ForeignDocument, 'claims' | 'sources'>,
): ForeignDocument {
  const { key, text } = document;
  const ruler = text === null ? null : rulerFor(text, 'codepoint');
  const placed = (annotations.get(key) ?? []).map(({ foreign, fragments }): ForeignAnnotation => {
    const toSpan = ([start, end]: readonly [number, number]): Span => ({
      start: ruler ? ruler.toUtf16(start) : utf16(start),
      end: ruler ? ruler.toUtf16(end) : utf16(end),
    });
    return { ...foreign, fragments: at(foreign.place, () => fragments.map(toSpan)) };
  });
  annotations.delete(key);
  return {
    ...document,
    ...(text === null && { unit: 'codepoint' as const }),
    annotations: placed,
    relations: relations.get(key) ?? [],
    ...named,
    labels: labels.get(key) ?? {},
  };
}
