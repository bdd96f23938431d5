import type { DatasetRecord } from '../formats/dataset.ts';
import type { Place } from '../formats/problem.ts';
import { prepared } from '../db/prepared.ts';
import type { TextFacts } from '../sources/text-facts.ts';
import { ENDS_TABLE, settleEnds, type LooseEnd } from './ends.ts';
import { INDEX_TABLES, indexIn, type Indexed, type RecordIndex, type SharedKind } from './record-index.ts';
import { settle, type Scratch } from './scratch.ts';

/** A document of a dataset without what stands on it, and what is to be known of its text. */
export interface SpooledDocument extends Omit<DatasetRecord, 'annotations' | 'relations'> {
  readonly facts: TextFacts;
}

/** What is known of a dataset once all of it is in its spool. Plain values. */
export interface SpoolSummary {
  readonly documents: number;
  readonly annotations: number;
  readonly relations: number;
  /** The layers that something of it is in, by name. */
  readonly layers: readonly string[];
  /** No id stands twice in it for records of a kind; cards and sources that do say the same. Then its index is true of it. */
  readonly isUnique: boolean;
}

/** Hears of an id that stood in the spool before, at the place `before`. */
export type OnTwice = (
  twice: { readonly kind: Exclude<Indexed, 'settled'> | SharedKind; readonly id: string; readonly isSame: boolean },
  place: Place,
  before: Place,
) => void;

/** A dataset on its way to disk: one document at a time, in the order of its file. */
export interface Spool {
  /** The record's `relations` may lead to annotations that come later: those are told as `ends`. */
  add(record: DatasetRecord, place: Place, ends?: readonly LooseEnd[]): void;
  /**
   * Ends the writing.
   *
   * @throws Refusal with file and line where a relation says another document than that of its end.
   */
  finish(): SpoolSummary;
}

const TABLES = `
  CREATE TABLE heads (n INTEGER PRIMARY KEY, id TEXT NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL, json TEXT NOT NULL);
  CREATE TABLE bodies (n INTEGER PRIMARY KEY, json TEXT NOT NULL);
  CREATE TABLE links (n INTEGER PRIMARY KEY, json TEXT NOT NULL);
  ${ENDS_TABLE} ${INDEX_TABLES}`;

/** Where a record of a spool stood in its file. */
export const placeIn = (db: Scratch, n: number): Place =>
  prepared<Place>(db, 'SELECT file, line FROM heads WHERE n = ?').get(n) ?? { file: '', line: 0 };

/**
 * Makes a spool in a new scratch. What is in memory does not grow with the dataset, but for one document. `onTwice` may refuse what stands
 * twice; else it is only noted.
 */
export function createSpool(
  db: Scratch,
  factsOf: (record: DatasetRecord) => TextFacts,
  onTwice: OnTwice = () => {},
): Spool {
  db.exec(TABLES);
  const index = indexIn(db);
  const layers = new Set<string>();
  const counts = { documents: 0, annotations: 0, relations: 0 };
  let isUnique = true;
  const note = (kind: Exclude<Indexed, 'settled'>, id: string, n: number, place: Place): void => {
    const before = index.add(kind, id, n);
    if (before === null) return;
    isUnique = false;
    onTwice({ kind, id, isSame: false }, place, placeIn(db, before));
  };
  const noteShared = (
    kind: SharedKind,
    record: Parameters<RecordIndex['addShared']>[1],
    n: number,
    place: Place,
  ): void => {
    const before = index.addShared(kind, record, n);
    if (before === null) return;
    if (!before.isSame) isUnique = false;
    onTwice({ kind, id: record.id, isSame: before.isSame }, place, placeIn(db, before.at));
  };
  return {
    add(record, place, ends = []) {
      const { annotations, relations, ...head } = record;
      const n = counts.documents;
      const facts = factsOf(record);
      prepared(db, 'INSERT INTO heads VALUES (?, ?, ?, ?, ?)').run(
        n,
        head.id,
        place.file,
        place.line,
        JSON.stringify({ ...head, facts } satisfies SpooledDocument),
      );
      note('document', record.id, n, place);
      for (const { id, layer } of annotations) {
        layers.add(layer);
        note('annotation', id, n, place);
      }
      for (const claim of head.claims) noteShared('claim', claim, n, place);
      for (const source of head.sources) noteShared('source', source, n, place);
      for (const { id, layer } of relations) {
        layers.add(layer);
        note('relation', id, n, place);
      }
      for (const layer of Object.keys(head.labels)) layers.add(layer);
      put(db, 'bodies', n, annotations);
      put(db, 'links', n, relations);
      for (const { relation, to, stated, isSwapped } of ends) {
        prepared(db, 'INSERT INTO ends (n, relation, to_id, stated, swapped) VALUES (?, ?, ?, ?, ?)').run(
          n,
          relation,
          to,
          stated ?? null,
          Number(isSwapped),
        );
      }
      counts.documents += 1;
      counts.annotations += annotations.length;
      counts.relations += relations.length;
    },
    finish() {
      settleEnds(db, index);
      settle(db);
      return { ...counts, layers: [...layers], isUnique };
    },
  };
}

function put(db: Scratch, table: 'bodies' | 'links', n: number, records: readonly object[]): void {
  if (records.length > 0) prepared(db, `INSERT INTO ${table} VALUES (?, ?)`).run(n, JSON.stringify(records));
}
