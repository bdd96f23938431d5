import { prepared } from '../db/prepared.ts';
import { endsOf, type Ends, type Half, type Halves } from '../formats/mapping/half.ts';
import { openScratch } from './scratch.ts';

/** Ends that are kept at hand: relations across documents tend to lead to the same ones. */
const AT_HAND = 16;

/** Halves on disk. They are gone when they are closed. */
export interface SpooledHalves extends Halves {
  readonly count: number;
  close(): void;
}

/** Makes a place for halves: what is in memory does not grow with them. */
export function spooledHalves(): SpooledHalves {
  const db = openScratch();
  db.exec(`
    CREATE TABLE halves (n INTEGER PRIMARY KEY, document TEXT NOT NULL, key TEXT NOT NULL UNIQUE, json TEXT NOT NULL);
    CREATE INDEX halves_by_document ON halves (document, n);`);
  const atHand = new Map<string, Ends>();
  let count = 0;
  const parsed = ({ json }: { readonly json: string }): Half => JSON.parse(json) as Half;
  return {
    get count() {
      return count;
    },
    add(half) {
      count += 1;
      prepared(db, 'INSERT INTO halves (document, key, json) VALUES (?, ?, ?)').run(
        half.document,
        JSON.stringify(half.foreign.key),
        JSON.stringify(half),
      );
    },
    *firsts() {
      const rows = db.prepare<[], { json: string }>(
        `SELECT json FROM halves h
         WHERE NOT EXISTS (SELECT 1 FROM halves o WHERE o.document = h.document AND o.n < h.n) ORDER BY n`,
      );
      for (const row of rows.iterate()) yield parsed(row);
    },
    further: ({ document }) =>
      prepared<{ json: string }>(db, 'SELECT json FROM halves WHERE document = ? ORDER BY n LIMIT -1 OFFSET 1')
        .all(document)
        .map(parsed),
    endsIn(key) {
      const known = atHand.get(key);
      if (known) return known;
      const row = prepared<{ json: string }>(db, 'SELECT json FROM halves WHERE key = ?').get(JSON.stringify(key));
      if (!row) return undefined;
      const ends = endsOf(parsed(row));
      atHand.set(key, ends);
      const [oldest] = atHand.keys();
      if (atHand.size > AT_HAND && oldest !== undefined) atHand.delete(oldest);
      return ends;
    },
    close: () => void db.close(),
  };
}
