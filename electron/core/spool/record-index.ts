import type { Claim } from '../../../shared/model/claim.ts';
import type { Source } from '../../../shared/model/source.ts';
import { prepared } from '../db/prepared.ts';
import { isSame } from '../formats/merge.ts';
import type { Scratch } from './scratch.ts';

/** What is found by its id. `settled`: annotations and relations of which the project's word stands. */
const KINDS = { document: 0, annotation: 1, relation: 2, settled: 3 } as const;
export type Indexed = keyof typeof KINDS;

/** What stands in every record that uses it: claim cards and sources. */
export interface SharedRecords {
  readonly claim: Claim;
  readonly source: Source;
}
export type SharedKind = keyof SharedRecords;

/** Where the records of datasets stand first, on disk: `at` is whatever number says where. */
export interface RecordIndex {
  /** Notes a record. Where one of that id was noted before: that one's place, which stays. */
  add(kind: Indexed, id: string, at: number): number | null;
  find(kind: Indexed, id: string): number | null;
  /** All ids of a kind, in their order. */
  ids(kind: Indexed): Iterable<string>;
  /** Notes a shared record. Where one of that id was noted before: where, and whether it says the same. */
  addShared(
    kind: SharedKind,
    record: Claim | Source,
    at: number,
  ): { readonly at: number; readonly isSame: boolean } | null;
  hasShared(kind: SharedKind, id: string): boolean;
  /** In the order in which they were noted. */
  shared<K extends SharedKind>(kind: K): Iterable<{ readonly value: SharedRecords[K]; readonly at: number }>;
}

/** The tables of an index; made once in a new scratch. */
export const INDEX_TABLES = `
  CREATE TABLE ids (kind INTEGER NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
  CREATE TABLE shared (seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, at INTEGER NOT NULL, json TEXT NOT NULL,
    UNIQUE (kind, id));`;

/** The index in a scratch that has {@link INDEX_TABLES}. Each call costs one or two steps down a tree. */
export function indexIn(db: Scratch): RecordIndex {
  const find = (kind: Indexed, id: string): number | null =>
    prepared<{ at: number }>(db, 'SELECT at FROM ids WHERE kind = ? AND id = ?').get(KINDS[kind], id)?.at ?? null;
  return {
    find,
    add(kind, id, at) {
      const { changes } = prepared(db, 'INSERT OR IGNORE INTO ids VALUES (?, ?, ?)').run(KINDS[kind], id, at);
      return changes > 0 ? null : find(kind, id);
    },
    *ids(kind) {
      for (const { id } of db
        .prepare<[number], { id: string }>('SELECT id FROM ids WHERE kind = ? ORDER BY id')
        .iterate(KINDS[kind]))
        yield id;
    },
    addShared(kind, record, at) {
      const json = JSON.stringify(record);
      const { changes } = prepared(db, 'INSERT OR IGNORE INTO shared (kind, id, at, json) VALUES (?, ?, ?, ?)').run(
        kind,
        record.id,
        at,
        json,
      );
      if (changes > 0) return null;
      const there = prepared<{ at: number; json: string }>(
        db,
        'SELECT at, json FROM shared WHERE kind = ? AND id = ?',
      ).get(kind, record.id);
      return there ? { at: there.at, isSame: there.json === json || isSame(JSON.parse(there.json), record) } : null;
    },
    hasShared: (kind, id) => prepared(db, 'SELECT 1 FROM shared WHERE kind = ? AND id = ?').get(kind, id) !== undefined,
    *shared<K extends SharedKind>(kind: K) {
      const rows = db
        .prepare<[string], { at: number; json: string }>('SELECT at, json FROM shared WHERE kind = ? ORDER BY seq')
        .iterate(kind);
      for (const { at, json } of rows) yield { value: JSON.parse(json) as SharedRecords[K], at };
    },
  };
}
