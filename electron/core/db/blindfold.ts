import type { ReadDb } from './types.ts';

/** For whom others' work is hidden: an annotator's layer, null where nobody said who annotates. */
export interface Blinded {
  readonly layer: string | null;
  /** Whose claim cards are for everybody. */
  readonly leads: readonly string[];
}

const blindfolded = new WeakMap<ReadDb, string>();

/** A text of SQL as a literal: a view takes no parameters. */
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The documents that an annotator's own work is done on. A locked layer takes no more work either. */
const doneBy = (layer: string): string =>
  `SELECT document FROM main.statuses WHERE layer = ${literal(layer)} AND state IN ('done', 'locked')`;

/**
 * Hides others' work from everything that is read over a connection, until the own work on the document is done: temporary views take the
 * place of the tables, so that a query that somebody adds tomorrow is blind, too. What is hidden is decided anew by each query.
 *
 * Hidden are annotations of other layers (gold and imported ones are others'), what they say of documents, decisions, relations with
 * a hidden end or of others on such a document, claim cards made together with hidden annotations, findings that others set aside,
 * conflicts, and all of it in the history. How far others are there is hidden, too, or they would seem to have worked and found nothing:
 * `team.read` tells it. The texts, the codebook, the sources and who is to do what stay visible.
 *
 * The connection must be fresh: what was prepared before still reads the tables.
 */
export function blindfold(db: ReadDb, { layer, leads }: Blinded): void {
  const own = literal(layer ?? '');
  const done = doneBy(layer ?? '');
  const leading = [...leads, ...(layer === null ? [] : [layer])].map(literal).join(', ') || "''";
  const isSeen = (row: string): string => `(${row}.layer = ${own} OR ${row}.document IN (${done}))`;
  const json = (state: string, field: string): string => `json_extract(${state}, '$.${field}')`;
  /** A state of a record that stands on a document: none hides nothing. */
  const isStateSeen = (state: string): string =>
    `(${state} IS NULL OR ${json(state, 'layer')} = ${own} OR ${json(state, 'document')} IN (${done}))`;
  const isEndSeen = (end: string): string => `(SELECT ${json('coalesce(h.after, h.before)', 'document')}
    FROM main.operations h WHERE h.entity = 'annotation' AND h.entity_id = ${end} ORDER BY h.at DESC LIMIT 1) IN (${done})`;
  const last = 'coalesce(o.after, o.before)';
  db.exec(`
    CREATE TEMP VIEW annotations AS SELECT * FROM main.annotations a WHERE ${isSeen('a')};
    CREATE TEMP VIEW annotation_counts AS SELECT * FROM main.annotation_counts c WHERE ${isSeen('c')};
    CREATE TEMP VIEW statuses AS SELECT * FROM main.statuses t WHERE ${isSeen('t')};
    CREATE TEMP VIEW document_labels AS SELECT * FROM main.document_labels l WHERE ${isSeen('l')};
    CREATE TEMP VIEW decisions AS SELECT * FROM main.decisions d WHERE d.document IN (${done});
    CREATE TEMP VIEW dismissals AS SELECT * FROM main.dismissals d WHERE ${json('d.record', 'by')} = ${own};
    CREATE TEMP VIEW search_annotations AS SELECT * FROM main.search_annotations s
      WHERE EXISTS (SELECT 1 FROM temp.annotations a WHERE a.id = s.annotation);
    CREATE TEMP VIEW relations AS SELECT * FROM main.relations r WHERE
      NOT EXISTS (SELECT 1 FROM main.annotations a WHERE a.id IN (r.from_id, r.to_id) AND NOT ${isSeen('a')})
      AND (r.layer = ${own} OR (
        EXISTS (SELECT 1 FROM main.annotations a WHERE a.id IN (r.from_id, r.to_id))
        AND NOT EXISTS (SELECT 1 FROM main.annotations a WHERE a.id IN (r.from_id, r.to_id) AND a.document NOT IN (${done}))));
    CREATE TEMP VIEW claims AS SELECT * FROM main.claims c WHERE
      EXISTS (SELECT 1 FROM temp.annotations a WHERE a.claim = c.id)
      OR NOT EXISTS (
        SELECT 1 FROM main.operations m JOIN main.batches b ON b.id = m.batch
        JOIN main.operations o ON o.batch = m.batch AND o.entity = 'annotation'
        WHERE m.id = (SELECT f.id FROM main.operations f WHERE f.entity = 'claim' AND f.entity_id = c.id ORDER BY f.at LIMIT 1)
          AND m.entity = 'claim' AND m.entity_id = c.id AND b.actor NOT IN (${leading}) AND NOT ${isStateSeen(last)});
    CREATE TEMP VIEW operations AS SELECT * FROM main.operations o WHERE CASE o.entity
      WHEN 'annotation' THEN ${isStateSeen('o.before')} AND ${isStateSeen('o.after')}
      WHEN 'documentLabels' THEN ${isStateSeen('o.before')} AND ${isStateSeen('o.after')}
      WHEN 'relation' THEN ${json(last, 'layer')} = ${own}
        OR (${isEndSeen(json(last, 'from'))} AND ${isEndSeen(json(last, 'to'))})
      WHEN 'decision' THEN ${json(last, 'document')} IN (${done})
      WHEN 'dismissal' THEN ${json(last, 'by')} = ${own}
      WHEN 'claim' THEN EXISTS (SELECT 1 FROM temp.claims c WHERE c.id = o.entity_id)
        OR EXISTS (SELECT 1 FROM main.batches b WHERE b.id = o.batch AND b.actor = ${own})
      ELSE 1 END;
    CREATE TEMP VIEW batches AS SELECT * FROM main.batches b
      WHERE b.actor = ${own} OR EXISTS (SELECT 1 FROM temp.operations o WHERE o.batch = b.id);
    CREATE TEMP VIEW conflicts AS SELECT * FROM main.conflicts c WHERE EXISTS (SELECT 1 FROM temp.operations o
      WHERE o.entity = c.entity AND o.entity_id = c.entity_id AND o.id = c.operation);
  `);
  blindfolded.set(db, layer ?? '');
}

/**
 * What tells two moments of a connection at which other things are hidden: what was computed at the one is no answer at the other.
 * Empty for a connection that sees everything.
 */
export function sightMark(db: ReadDb): string {
  const layer = blindfolded.get(db);
  if (layer === undefined) return '';
  const rows = db.prepare<[], { document: string }>(`${doneBy(layer)} ORDER BY document`).all();
  return JSON.stringify([layer, ...rows.map(({ document }) => document)]);
}

/** The documents that a connection sees all work on; null: it sees everything. */
export function seenWhole(db: ReadDb): ReadonlySet<string> | null {
  const layer = blindfolded.get(db);
  if (layer === undefined) return null;
  return new Set(
    db
      .prepare<[], { document: string }>(doneBy(layer))
      .all()
      .map(({ document }) => document),
  );
}
