import type { Codebook } from '../../../../shared/model/codebook.ts';
import { utf16, type Span } from '../../../../shared/text/units.ts';
import type { ForeignAnnotation, ForeignDocument } from '../foreign.ts';
import { rulerFor } from '../native/ruler.ts';
import { at, refusalAt, type Place } from '../problem.ts';
import { annotationIn, attributesIn, relationIn, requireColumns } from './annotations-in.ts';
import { createBeside, type Beside } from './beside.ts';
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
 * Reads the tables of one dataset. Annotations, relations and labels wait on disk until their documents come: of those, one is in memory at a
 * time. Claim cards and sources are held.
 * Where `documents` is missing or has no texts, the documents are those of the project.
 *
 * @throws Refusal with file and line, see docs/formats/csv.md.
 */
export async function* readTables(tables: TablesIn): AsyncGenerator<ForeignDocument> {
  const claims = await byIdOf(tables.claims, 'claims', claimIn);
  const sources = await byIdOf(tables.sources, 'sources', sourceIn);

  const beside = createBeside();
  try {
    await besideDocuments(tables, beside);
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
    for (const [key, place] of beside.documents()) {
      if (keys.has(key)) continue;
      if (tables.documents)
        throw refusalAt(place, `the document ${key} is in no row of ${tables.documents.file}; add it there`);
      const documentId = /^d_[a-z2-7]{26}$/.test(key) ? { documentId: key } : {};
      yield withAnnotations({ key, text: null, place, ...documentId }, beside, {
        claims: [...claims.values()],
        sources: [...sources.values()],
      });
    }
  } finally {
    beside.close();
  }
}

async function besideDocuments(tables: TablesIn, beside: Beside): Promise<void> {
  if (tables.annotations) {
    const attributes = attributesIn(tables.annotations.columns);
    for await (const [{ place }, cells] of read(tables.annotations, 'annotations')) {
      const stated = at(place, () => annotationIn(cells, attributes, place));
      const { id } = stated.foreign;
      refuseTwice(place, `the annotation ${id}`, beside.before('annotation', id, place.line));
      const key = at(place, () => cells.must('document'));
      beside.add(key, { kind: 'annotation', value: stated }, place);
    }
  }
  if (tables.relations) {
    for await (const [{ place }, cells] of read(tables.relations, 'relations')) {
      const value = at(place, () => relationIn(cells, place));
      refuseTwice(place, `the relation ${value.id}`, beside.before('relation', value.id, place.line));
      const key = at(place, () => cells.must('document'));
      beside.add(key, { kind: 'relation', value }, place);
    }
  }
  if (tables['document-labels']) await readLabels(tables['document-labels'], beside);
}

async function readLabels(table: TableIn, beside: Beside): Promise<void> {
  const attributes = attributesIn(table.columns);
  for await (const [{ place }, cells] of read(table, 'document-labels')) {
    const key = at(place, () => cells.must('document'));
    const annotator = at(place, () => cells.text('annotator')) ?? '';
    if (beside.before('labels', JSON.stringify([key, annotator]), place.line) !== undefined)
      throw refusalAt(place, `${annotator || 'nobody'} says something of ${key} twice; keep one row`);
    beside.add(key, { kind: 'labels', value: [annotator, at(place, () => attributes(cells))] }, place);
  }
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
  beside: Beside,
  named: Pick<ForeignDocument, 'claims' | 'sources'>,
): ForeignDocument {
  const { key, text } = document;
  const ruler = text === null ? null : rulerFor(text, 'codepoint');
  const { annotations, relations, labels } = beside.of(key);
  const placed = annotations.map(({ foreign, fragments }): ForeignAnnotation => {
    const toSpan = ([start, end]: readonly [number, number]): Span => ({
      start: ruler ? ruler.toUtf16(start) : utf16(start),
      end: ruler ? ruler.toUtf16(end) : utf16(end),
    });
    return { ...foreign, fragments: at(foreign.place, () => fragments.map(toSpan)) };
  });
  return {
    ...document,
    ...(text === null && { unit: 'codepoint' as const }),
    annotations: placed,
    relations,
    ...named,
    labels,
  };
}
