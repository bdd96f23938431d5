import type { Annotation } from '../../../shared/model/annotation.ts';
import { searchText } from '../../../shared/search/form.ts';
import { tokensOf } from '../../../shared/search/tokens.ts';
import { prepared } from '../db/prepared.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';

/** What an annotation says beside its quote. */
type Said = Pick<Annotation, 'id' | 'note' | 'attributes'>;

/** The index of the search is derived: whoever keeps a text or puts an annotation calls these in the same transaction. */

/** Puts a text into the index, once: it never changes. O(n). */
export function indexText(db: WriteDb, document: string, text: string): void {
  const form = searchText(text);
  const { lastInsertRowid: key } = prepared(db, 'INSERT INTO search_texts (document) VALUES (?)').run(document);
  prepared(db, 'INSERT INTO search_words (rowid, text) VALUES (?, ?)').run(key, tokensOf(form).join(' '));
  prepared(db, 'INSERT INTO search_pieces (rowid, text) VALUES (?, ?)').run(key, form);
}

/** Brings what an annotation says to the index; one that says nothing is not in it. */
export function indexAnnotation(db: WriteDb, annotation: Said): void {
  unindexAnnotation(db, annotation.id);
  const tokens = saidTokens(annotation);
  if (tokens === '') return;
  const { lastInsertRowid: key } = prepared(db, 'INSERT INTO search_annotations (annotation) VALUES (?)').run(
    annotation.id,
  );
  prepared(db, 'INSERT INTO search_said (rowid, said) VALUES (?, ?)').run(key, tokens);
}

/** Takes what an annotation says out of the index. */
export function unindexAnnotation(db: WriteDb, id: string): void {
  const gone = prepared<{ key: number }>(db, 'DELETE FROM search_annotations WHERE annotation = ? RETURNING key').get(
    id,
  );
  if (gone) prepared(db, 'DELETE FROM search_said WHERE rowid = ?').run(gone.key);
}

/** Note and values of an annotation as tokens; empty where there are none. */
export function saidTokens({ note, attributes }: Omit<Said, 'id'>): string {
  const values = Object.values(attributes).flat().map(String);
  if (note === undefined && values.length === 0) return '';
  return tokensOf(searchText([...(note === undefined ? [] : [note]), ...values].join('\n'))).join(' ');
}

/** Fills an empty index from the tables: texts in the order in which they came. */
export function fillSearchIndex(db: WriteDb): void {
  for (const { document, text } of textsInOrder(db)) indexText(db, document, text);
  // Read to the end before writing: a statement that is open sees rows change under it.
  const ids = db
    .prepare<[], { id: string }>("SELECT id FROM annotations WHERE note IS NOT NULL OR attributes <> '{}' ORDER BY id")
    .all();
  for (const { id } of ids) {
    const row = prepared<{ note: string | null; attributes: string }>(
      db,
      'SELECT note, attributes FROM annotations WHERE id = ?',
    ).get(id);
    if (!row) continue;
    const { note, attributes } = row;
    indexAnnotation(db, {
      id,
      attributes: JSON.parse(attributes) as Annotation['attributes'],
      ...(note !== null && { note }),
    });
  }
}

function* textsInOrder(db: ReadDb): Generator<{ document: string; text: string }> {
  const documents = db
    .prepare<[], { document: string }>(
      `SELECT t.document FROM texts t LEFT JOIN
         (SELECT entity_id, min(seq) AS added FROM operations WHERE entity = 'document' GROUP BY entity_id) o
         ON o.entity_id = t.document ORDER BY o.added, t.document`,
    )
    .all();
  for (const { document } of documents) {
    const row = prepared<{ text: string }>(db, 'SELECT text FROM texts WHERE document = ?').get(document);
    if (row) yield { document, text: row.text };
  }
}

const pluck = (db: ReadDb, sql: string, ...values: unknown[]): number[] =>
  prepared<{ key: number }>(db, sql)
    .all(...values)
    .map(({ key }) => key);

/** Keys of texts that a query of FTS5 finds among their words, ascending. The query is made by the program, never typed. */
export const keysByWords = (db: ReadDb, query: string): number[] =>
  pluck(db, 'SELECT rowid AS key FROM search_words WHERE search_words MATCH ? ORDER BY rowid', query);

/** Keys of texts that a query of FTS5 finds among their runs of three characters, ascending. */
export const keysByPieces = (db: ReadDb, query: string): number[] =>
  pluck(db, 'SELECT rowid AS key FROM search_pieces WHERE search_pieces MATCH ? ORDER BY rowid', query);

/** Keys of texts with an annotation whose note or values a query of FTS5 finds, ascending. */
export const keysBySaid = (db: ReadDb, query: string): number[] =>
  pluck(
    db,
    `SELECT DISTINCT t.key FROM search_said JOIN search_annotations s ON s.key = search_said.rowid
       JOIN annotations a ON a.id = s.annotation JOIN search_texts t ON t.document = a.document
     WHERE search_said MATCH ? ORDER BY t.key`,
    query,
  );

/** Keys of texts that have annotations, ascending. */
export const keysAnnotated = (db: ReadDb): number[] =>
  pluck(
    db,
    `SELECT DISTINCT t.key FROM annotation_counts c JOIN search_texts t ON t.document = c.document
     WHERE c.n > 0 ORDER BY t.key`,
  );

/** Every label and layer that annotations have, each pair once. */
export const namesInUse = (db: ReadDb): { label: string; layer: string }[] =>
  prepared<{ label: string; layer: string }>(
    db,
    'SELECT DISTINCT label, layer FROM annotation_counts WHERE n > 0',
  ).all();

/** Keys of the texts with annotations of one of these labels in one of these layers, ascending. */
export const keysOfNames = (db: ReadDb, labels: readonly string[], layers: readonly string[]): number[] =>
  pluck(
    db,
    `SELECT DISTINCT t.key FROM annotation_counts c JOIN search_texts t ON t.document = c.document
     WHERE c.n > 0 AND c.label IN (SELECT value FROM json_each(?)) AND c.layer IN (SELECT value FROM json_each(?))
     ORDER BY t.key`,
    JSON.stringify(labels),
    JSON.stringify(layers),
  );

/** Keys of every text, ascending. */
export const allTextKeys = (db: ReadDb): number[] => pluck(db, 'SELECT key FROM search_texts ORDER BY key');

/** The document of a key; undefined where only its text is left. */
export const documentOfKey = (db: ReadDb, key: number): string | undefined =>
  prepared<{ id: string }>(
    db,
    'SELECT d.id FROM search_texts s JOIN documents d ON d.id = s.document WHERE s.key = ?',
  ).get(key)?.id;

/** What a search reads of documents to narrow them down. */
export interface FilteredDocument {
  readonly key: number;
  readonly id: string;
  readonly title: string;
  /** JSON. */
  readonly metadata: string;
  /** JSON. */
  readonly publications: string;
}

/** Every document with its key, in the order of keys. */
export const documentsToFilter = (db: ReadDb): FilteredDocument[] =>
  prepared<FilteredDocument>(
    db,
    `SELECT s.key, d.id, d.title, d.metadata, d.publications FROM search_texts s JOIN documents d ON d.id = s.document
     ORDER BY s.key`,
  ).all();

/** What a search reads of an annotation. */
export interface FoundRow {
  readonly id: string;
  readonly layer: string;
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly note: string | null;
  /** JSON. */
  readonly attributes: string;
}

/** A document's annotations by place. */
export const annotationsToFind = (db: ReadDb, document: string): FoundRow[] =>
  prepared<FoundRow>(
    db,
    `SELECT id, layer, label, start, "end", quote, note, attributes FROM annotations WHERE document = ?
     ORDER BY start, "end", label, id`,
  ).all(document);
