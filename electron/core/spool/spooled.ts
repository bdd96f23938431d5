import type { Annotation } from '../../../shared/model/annotation.ts';
import { prepared } from '../db/prepared.ts';
import type { DatasetRecord, DatasetRelation, UnresolvedEnd } from '../formats/dataset.ts';
import type { Place } from '../formats/problem.ts';
import { looseEnds } from './ends.ts';
import { indexIn, type RecordIndex } from './record-index.ts';
import type { Scratch } from './scratch.ts';
import { placeIn, type SpooledDocument } from './spool.ts';

/** Something of one record: its number in the order of the file, from 0, and where it stood. */
export interface Spooled<T> {
  readonly n: number;
  readonly value: T;
  readonly place: Place;
}

/** What stands on a document. */
export interface SpooledParts {
  readonly annotations: readonly Annotation[];
  readonly relations: readonly DatasetRelation[];
}

/** A spool that is read. Each walk is in the order of the file and has one document in memory. */
export interface SpoolReader {
  readonly index: RecordIndex;
  heads(): Iterable<Spooled<SpooledDocument>>;
  /** Of the records that have some. */
  annotations(): Iterable<Spooled<readonly Annotation[]>>;
  relations(): Iterable<Spooled<readonly DatasetRelation[]>>;
  records(): Iterable<Spooled<SpooledDocument & SpooledParts>>;
  /** One record. */
  record(n: number): Spooled<SpooledDocument & SpooledParts> | undefined;
  placeOf(n: number): Place;
  /** Relations whose other end is not in the file. */
  unresolved(): Iterable<UnresolvedEnd>;
}

interface Row {
  readonly n: number;
  readonly file: string;
  readonly line: number;
  readonly json: string;
}
type WholeRow = Row & { readonly annotations: string | null; readonly relations: string | null };

const WHOLE = `SELECT h.n, h.file, h.line, h.json, b.json AS annotations, l.json AS relations
  FROM heads h LEFT JOIN bodies b ON b.n = h.n LEFT JOIN links l ON l.n = h.n`;

/** Reads a spool that is finished. */
export function readSpool(db: Scratch): SpoolReader {
  function* parts<T>(table: 'bodies' | 'links'): Generator<Spooled<T>> {
    const rows = db
      .prepare<[], Row>(`SELECT t.n, h.file, h.line, t.json FROM ${table} t JOIN heads h ON h.n = t.n ORDER BY t.n`)
      .iterate();
    for (const { n, file, line, json } of rows) yield { n, value: JSON.parse(json) as T, place: { file, line } };
  }
  return {
    index: indexIn(db),
    *heads() {
      const rows = db.prepare<[], Row>('SELECT n, file, line, json FROM heads ORDER BY n').iterate();
      for (const { n, file, line, json } of rows) {
        yield { n, value: JSON.parse(json) as SpooledDocument, place: { file, line } };
      }
    },
    annotations: () => parts<readonly Annotation[]>('bodies'),
    relations: () => parts<readonly DatasetRelation[]>('links'),
    *records() {
      for (const row of db.prepare<[], WholeRow>(`${WHOLE} ORDER BY h.n`).iterate()) yield whole(row);
    },
    record(n) {
      const row = prepared<WholeRow>(db, `${WHOLE} WHERE h.n = ?`).get(n);
      return row && whole(row);
    },
    placeOf: (n) => placeIn(db, n),
    unresolved: () => looseEnds(db),
  };
}

function whole({ n, file, line, json, annotations, relations }: WholeRow): Spooled<SpooledDocument & SpooledParts> {
  const value = {
    ...(JSON.parse(json) as SpooledDocument),
    annotations: annotations === null ? [] : (JSON.parse(annotations) as Annotation[]),
    relations: relations === null ? [] : (JSON.parse(relations) as DatasetRelation[]),
  };
  return { n, value, place: { file, line } };
}

/** A record as it was put into the spool. */
export function recordOf({ facts: _, ...record }: SpooledDocument & SpooledParts): DatasetRecord {
  return record;
}
