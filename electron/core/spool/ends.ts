import { prepared } from '../db/prepared.ts';
import type { DatasetRelation, UnresolvedEnd } from '../formats/dataset.ts';
import { refusalAt } from '../formats/problem.ts';
import type { RecordIndex } from './record-index.ts';
import type { Scratch } from './scratch.ts';

/** The end of a relation that is not in the relation's own document: it is looked for once the whole file is read. */
export interface LooseEnd {
  readonly relation: string;
  /** The annotation. */
  readonly to: string;
  /** Its document, where the file says it. */
  readonly stated?: string;
  /** The relation stands the other way round, since its ends have no order: then it does not name the document. */
  readonly isSwapped: boolean;
}

interface EndRow {
  readonly seq: number;
  readonly n: number;
  readonly relation: string;
  readonly to_id: string;
  readonly stated: string | null;
  readonly swapped: 0 | 1;
}

/** The table of ends that are not in the document of their relation. */
export const ENDS_TABLE = `CREATE TABLE ends (seq INTEGER PRIMARY KEY, n INTEGER NOT NULL, relation TEXT NOT NULL,
  to_id TEXT NOT NULL, stated TEXT, swapped INTEGER NOT NULL);`;

/** Ends that are read at once: nothing may be written while rows are read one by one. */
const AT_ONCE = 1000;

/**
 * Finds the documents of the ends, and puts those that the file does not say into their relations.
 *
 * @throws Refusal with file and line where the file says another one.
 */
export function settleEnds(db: Scratch, index: RecordIndex): void {
  const found = { n: -1, documents: new Map<string, string>() };
  const flush = (): void => {
    if (found.documents.size > 0) name(db, found.n, found.documents);
    found.documents.clear();
  };
  for (let last = 0; ;) {
    const rows = prepared<EndRow>(db, 'SELECT * FROM ends WHERE seq > ? ORDER BY seq LIMIT ?').all(last, AT_ONCE);
    for (const { n, relation, to_id: to, stated, swapped } of rows) {
      const document = documentOf(db, index, to);
      if (document === null) continue;
      if (stated !== null && stated !== document) {
        const is = `the annotation ${to} is on ${document}`;
        throw refusalAt(placeAt(db, n), `the relation ${relation} says to_document ${stated}, but ${is}; correct it`);
      }
      if (stated !== null || swapped === 1) continue;
      if (found.n !== n) flush();
      found.n = n;
      found.documents.set(relation, document);
    }
    const end = rows.at(-1);
    if (!end) break;
    last = end.seq;
  }
  flush();
}

/** The ends that are nowhere in the spool, in the order of the file. */
export function* looseEnds(db: Scratch): Generator<UnresolvedEnd> {
  const rows = db
    .prepare<[], EndRow & { readonly line: number }>(
      `SELECT e.*, h.line FROM ends e JOIN heads h ON h.n = e.n
       WHERE NOT EXISTS (SELECT 1 FROM ids WHERE kind = 1 AND id = e.to_id) ORDER BY e.seq`,
    )
    .iterate();
  for (const { relation, to_id: to, stated, line } of rows) {
    yield { relation, to, ...(stated !== null && { toDocument: stated }), line };
  }
}

function documentOf(db: Scratch, index: RecordIndex, annotation: string): string | null {
  const n = index.find('annotation', annotation);
  return n === null ? null : (prepared<{ id: string }>(db, 'SELECT id FROM heads WHERE n = ?').get(n)?.id ?? null);
}

function placeAt(db: Scratch, n: number): { file: string; line: number } {
  const row = prepared<{ file: string; line: number }>(db, 'SELECT file, line FROM heads WHERE n = ?').get(n);
  return row ?? { file: '', line: 0 };
}

function name(db: Scratch, n: number, documents: ReadonlyMap<string, string>): void {
  const row = prepared<{ json: string }>(db, 'SELECT json FROM links WHERE n = ?').get(n);
  const relations = JSON.parse(row?.json ?? '[]') as DatasetRelation[];
  const named = relations.map((one) => {
    const toDocument = documents.get(one.id);
    return toDocument === undefined ? one : { ...one, toDocument };
  });
  prepared(db, 'UPDATE links SET json = ? WHERE n = ?').run(JSON.stringify(named), n);
}
