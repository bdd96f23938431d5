import { prepared } from '../db/prepared.ts';
import type { ForeignDocument } from '../formats/foreign.ts';
import type { TextFacts } from '../sources/text-facts.ts';
import { readScratch, type Scratch } from './scratch.ts';

/** A foreign document, and what is to be known of its text; null where it brings none. */
export interface SpooledForeign {
  readonly document: ForeignDocument;
  readonly facts: TextFacts | null;
}

/** A foreign dataset on its way to disk, a document at a time. */
export interface ForeignSpool {
  /** False where a document of that name is in it already: then it is left out. */
  add(document: ForeignDocument, facts: TextFacts | null): boolean;
  /** Notes an end of a relation in another document. */
  addAcross(type: string, key: string, annotation: string): void;
  /** The ends that were noted, by their documents, which are read once each. */
  across(): Iterable<{ readonly type: string; readonly annotation: string; readonly document: ForeignDocument }>;
}

const TABLES = `
  CREATE TABLE documents (n INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, json TEXT NOT NULL);
  CREATE TABLE across (type TEXT NOT NULL, key TEXT NOT NULL, annotation TEXT NOT NULL, PRIMARY KEY (key, annotation, type))
    WITHOUT ROWID;`;

/** Names of other tools may hold what SQLite would change: half of a surrogate pair, or NUL. */
const safe = (name: string): string => JSON.stringify(name);

const NONE = { key: null, document: undefined };

/** Makes a spool for a foreign dataset in a new scratch. */
export function createForeignSpool(db: Scratch): ForeignSpool {
  db.exec(TABLES);
  return {
    add(document, facts) {
      const json = JSON.stringify({ document, facts } satisfies SpooledForeign);
      const sql = 'INSERT OR IGNORE INTO documents (key, json) VALUES (?, ?)';
      return prepared(db, sql).run(safe(document.key), json).changes > 0;
    },
    addAcross(...end) {
      prepared(db, 'INSERT OR IGNORE INTO across VALUES (?, ?, ?)').run(...end.map(safe));
    },
    *across() {
      const sql = 'SELECT type, key, annotation FROM across ORDER BY key';
      let last: { readonly key: string | null; readonly document: ForeignDocument | undefined } = NONE;
      for (const row of db.prepare<[], { type: string; key: string; annotation: string }>(sql).iterate()) {
        const { key } = row;
        if (last.key !== key) last = { key, document: documentBy(db, key) };
        const { document } = last;
        if (!document) continue;
        yield { type: JSON.parse(row.type) as string, annotation: JSON.parse(row.annotation) as string, document };
      }
    },
  };
}

function documentBy(db: Scratch, key: string): ForeignDocument | undefined {
  const row = prepared<{ json: string }>(db, 'SELECT json FROM documents WHERE key = ?').get(key);
  return row && (JSON.parse(row.json) as SpooledForeign).document;
}

/** The documents of a foreign spool at `path`, in the order of its files, one in memory at a time. */
export function* foreignDocuments(path: string): Generator<SpooledForeign> {
  const db = readScratch(path);
  try {
    for (const { json } of db.prepare<[], { json: string }>('SELECT json FROM documents ORDER BY n').iterate()) {
      yield JSON.parse(json) as SpooledForeign;
    }
  } finally {
    db.close();
  }
}
