import type { Attributes } from '../../../../shared/model/annotation.ts';
import { prepared } from '../../db/prepared.ts';
import { openScratch } from '../../spool/scratch.ts';
import type { ForeignRelation } from '../foreign.ts';
import type { Place } from '../problem.ts';
import type { StatedAnnotation } from './annotations-in.ts';

/** A row of another table that is about a document. Plain values. */
export type BesideRow =
  | { readonly kind: 'annotation'; readonly value: StatedAnnotation }
  | { readonly kind: 'relation'; readonly value: ForeignRelation }
  | { readonly kind: 'labels'; readonly value: readonly [annotator: string, Attributes] };

/** What other tables say of documents, by their keys: on disk until the documents come. */
export interface Beside {
  /** Notes an id with its line: the line in which it stood before, if it did. */
  before(kind: BesideRow['kind'], id: string, line: number): number | undefined;
  add(key: string, row: BesideRow, place: Place): void;
  /** Every document that is named, in the order in which they are, and where each is named first. */
  documents(): Iterable<readonly [key: string, place: Place]>;
  /** All that is said of a document, in the order of the tables. */
  of(key: string): {
    readonly annotations: readonly StatedAnnotation[];
    readonly relations: readonly ForeignRelation[];
    readonly labels: Readonly<Record<string, Attributes>>;
  };
  close(): void;
}

/** Makes a place for rows. What is in memory does not grow with them. */
export function createBeside(): Beside {
  const db = openScratch();
  db.exec(`
    CREATE TABLE seen (kind TEXT NOT NULL, id TEXT NOT NULL, line INTEGER NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
    CREATE TABLE documents (n INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, file TEXT NOT NULL, line INTEGER NOT NULL);
    CREATE TABLE rows (document INTEGER NOT NULL, n INTEGER NOT NULL, json TEXT NOT NULL, PRIMARY KEY (document, n))
      WITHOUT ROWID;`);
  let count = 0;
  /** Rows tend to come document by document. */
  let last = { key: '', document: -1 };
  const documentOf = (key: string): number | undefined =>
    prepared<{ n: number }>(db, 'SELECT n FROM documents WHERE key = ?').get(JSON.stringify(key))?.n;
  const noted = (key: string, { file, line }: Place): number => {
    if (last.document < 0 || last.key !== key) {
      const sql = 'INSERT OR IGNORE INTO documents (key, file, line) VALUES (?, ?, ?)';
      prepared(db, sql).run(JSON.stringify(key), file, line);
      last = { key, document: documentOf(key) ?? -1 };
    }
    return last.document;
  };
  return {
    before(kind, id, line) {
      if (prepared(db, 'INSERT OR IGNORE INTO seen VALUES (?, ?, ?)').run(kind, id, line).changes > 0) return undefined;
      return prepared<{ line: number }>(db, 'SELECT line FROM seen WHERE kind = ? AND id = ?').get(kind, id)?.line;
    },
    add(key, row, place) {
      prepared(db, 'INSERT INTO rows VALUES (?, ?, ?)').run(noted(key, place), count++, JSON.stringify(row));
    },
    *documents() {
      const rows = db
        .prepare<[], { key: string } & Place>('SELECT key, file, line FROM documents ORDER BY n')
        .iterate();
      for (const { key, file, line } of rows) yield [JSON.parse(key) as string, { file, line }];
    },
    of(key) {
      const annotations: StatedAnnotation[] = [];
      const relations: ForeignRelation[] = [];
      const labels: [string, Attributes][] = [];
      const document = documentOf(key);
      const rows = prepared<{ json: string }>(db, 'SELECT json FROM rows WHERE document = ? ORDER BY n');
      for (const { json } of document === undefined ? [] : rows.all(document)) {
        const row = JSON.parse(json) as BesideRow;
        if (row.kind === 'annotation') annotations.push(row.value);
        else if (row.kind === 'relation') relations.push(row.value);
        else labels.push([...row.value]);
      }
      return { annotations, relations, labels: Object.fromEntries(labels) };
    },
    close: () => void db.close(),
  };
}
