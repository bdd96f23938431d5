import type { Annotation } from '../../../shared/model/annotation.ts';
import { extent } from '../../../shared/model/annotation.ts';
import { prepared } from '../db/prepared.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';
import { indexAnnotation } from './search-index.ts';
import { canonical } from './state.ts';

interface Row {
  readonly id: string;
  readonly document: string;
  readonly layer: string;
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly fragments: string | null;
  readonly quote: string;
  readonly attributes: string;
  readonly note: string | null;
  readonly confidence: number | null;
  readonly claim: string | null;
  readonly codebook_version: string;
  readonly origin: string;
  readonly flags: string | null;
}

const COLUMNS =
  'id, document, layer, label, start, "end", fragments, quote, attributes, note, confidence, claim, codebook_version, origin, flags';

/** What almost every annotation has; spares a million JSON texts. */
const HUMAN = '{"kind":"human"}';

const toRecord = (row: Row): Annotation =>
  ({
    id: row.id,
    document: row.document,
    layer: row.layer,
    label: row.label,
    fragments:
      row.fragments === null
        ? [{ start: row.start, end: row.end }]
        : (JSON.parse(row.fragments) as Annotation['fragments']),
    quote: row.quote,
    attributes: row.attributes === '{}' ? {} : (JSON.parse(row.attributes) as Annotation['attributes']),
    ...(row.note !== null && { note: row.note }),
    ...(row.confidence !== null && { confidence: row.confidence }),
    ...(row.claim !== null && { claim: row.claim }),
    ...(row.flags !== null && { flags: JSON.parse(row.flags) as Annotation['flags'] }),
    codebookVersion: row.codebook_version,
    origin: row.origin === HUMAN ? { kind: 'human' } : (JSON.parse(row.origin) as Annotation['origin']),
  }) as Annotation;

export function annotationById(db: ReadDb, id: string): Annotation | undefined {
  const row = prepared<Row>(db, `SELECT ${COLUMNS} FROM annotations WHERE id = ?`).get(id);
  return row && toRecord(row);
}

export const hasAnnotation = (db: ReadDb, id: string): boolean =>
  prepared(db, 'SELECT 1 FROM annotations WHERE id = ?').get(id) !== undefined;

/** A document's annotations by place. */
export const annotationsOf = (db: ReadDb, document: string): Annotation[] =>
  prepared<Row>(db, `SELECT ${COLUMNS} FROM annotations WHERE document = ? ORDER BY start, "end", label, id`)
    .all(document)
    .map(toRecord);

/** The layers that have annotations on a document, with that document; of a project with many labels far fewer rows than {@link annotationCounts}. */
export const workedPairs = (db: ReadDb): { readonly layer: string; readonly document: string }[] =>
  prepared<{ layer: string; document: string }>(
    db,
    'SELECT DISTINCT layer, document FROM annotation_counts WHERE n > 0',
  ).all();

/** The different origins of what was imported into a layer. O(annotations of the layer). */
export const importOriginsOf = (db: ReadDb, layer: string): Annotation['origin'][] =>
  prepared<{ origin: string }>(
    db,
    `SELECT DISTINCT origin FROM annotations WHERE layer = ? AND json_extract(origin, '$.kind') = 'import'`,
  )
    .all(layer)
    .map(({ origin }) => JSON.parse(origin) as Annotation['origin']);

/** The layers that have annotations. */
export const layersWithWork = (db: ReadDb): ReadonlySet<string> =>
  new Set(
    prepared<{ layer: string }>(db, 'SELECT DISTINCT layer FROM annotations')
      .all()
      .map(({ layer }) => layer),
  );

/** Every annotation, in no particular order, one in memory at a time. */
export function* allAnnotations(db: ReadDb): Generator<Annotation> {
  for (const row of db.prepare<[], Row>(`SELECT ${COLUMNS} FROM annotations`).iterate()) yield toRecord(row);
}

/** The mentions of a card in every layer, by document and place. */
export const annotationsOfClaim = (db: ReadDb, claim: string): Annotation[] =>
  prepared<Row>(db, `SELECT ${COLUMNS} FROM annotations WHERE claim = ? ORDER BY document, start, "end", label, id`)
    .all(claim)
    .map(toRecord);

/** The mentions of all cards in a layer, or (null) in all, by document and place. */
export const annotationsOnCards = (db: ReadDb, layer: string | null): Annotation[] =>
  prepared<Row>(
    db,
    `SELECT ${COLUMNS} FROM annotations WHERE claim IS NOT NULL AND (@layer IS NULL OR layer = @layer)
     ORDER BY document, start, "end", label, id`,
  )
    .all({ layer })
    .map(toRecord);

/** Annotations that could be mentions of a card and are not: of these labels (null: of all), in a layer (null: in all). */
export interface OffCards {
  readonly layer: string | null;
  readonly labels: readonly string[] | null;
}

const OFF_CARDS = `FROM annotations WHERE claim IS NULL AND (@layer IS NULL OR layer = @layer)
  AND (@labels IS NULL OR label IN (SELECT value FROM json_each(@labels)))`;

const offCards = ({ layer, labels }: OffCards) => ({ layer, labels: labels === null ? null : JSON.stringify(labels) });

/** Claims on no card that are told where all are asked for: who has more begins with these. */
export const MOST_UNASSIGNED = 10_000;

/** The first of them, by document and place. */
export const annotationsOffCards = (db: ReadDb, asked: OffCards, limit: number): Annotation[] =>
  prepared<Row>(db, `SELECT ${COLUMNS} ${OFF_CARDS} ORDER BY document, start, "end", label, id LIMIT @limit`)
    .all({ ...offCards(asked), limit })
    .map(toRecord);

/** How many there are. */
export const countOffCards = (db: ReadDb, asked: OffCards): number =>
  prepared<{ n: number }>(db, `SELECT count(*) AS n ${OFF_CARDS}`).get(offCards(asked))?.n ?? 0;

/** Annotations at which relations of these types end. */
export const targetsOf = (db: ReadDb, types: readonly string[]): Annotation[] =>
  prepared<Row>(
    db,
    `SELECT ${COLUMNS} FROM annotations WHERE id IN
       (SELECT to_id FROM relations WHERE type IN (SELECT value FROM json_each(?)))`,
  )
    .all(JSON.stringify(types))
    .map(toRecord);

/** Every annotation that has a flag. The index holds only those. */
export const flaggedAnnotations = (db: ReadDb): Annotation[] =>
  prepared<Row>(db, `SELECT ${COLUMNS} FROM annotations WHERE flags IS NOT NULL`).all().map(toRecord);

/** What a search reads of an annotation. */
export type SearchedRow = Pick<Row, 'id' | 'document' | 'layer' | 'label' | 'quote' | 'start' | 'end'>;

/** The annotations of a layer, or of all the others, by document and place; read one by one. */
export const annotationsToSearch = (
  db: ReadDb,
  asked: { layer: string; own: boolean; labels: readonly string[] | undefined; document: string | undefined },
): IterableIterator<SearchedRow> =>
  db
    .prepare<unknown[], SearchedRow>(
      `SELECT id, document, layer, label, quote, start, "end" FROM annotations
       WHERE (layer = @layer) = @own AND (@document IS NULL OR document = @document)
         AND (@labels IS NULL OR label IN (SELECT value FROM json_each(@labels)))
       ORDER BY document, start, "end"`,
    )
    .iterate({
      layer: asked.layer,
      own: Number(asked.own),
      document: asked.document ?? null,
      labels: asked.labels === undefined ? null : JSON.stringify(asked.labels),
    });

/** Counts by document, layer and label, from the table that triggers keep. */
export const annotationCounts = (db: ReadDb): { document: string; layer: string; label: string; n: number }[] =>
  prepared<{ document: string; layer: string; label: string; n: number }>(
    db,
    'SELECT document, layer, label, n FROM annotation_counts WHERE n > 0',
  ).all();

/** The annotations of a document by layer, label and attributes (JSON), counted. */
export const attributeCounts = (
  db: ReadDb,
  document: string,
): { document: string; layer: string; label: string; attributes: string; n: number }[] =>
  prepared<{ document: string; layer: string; label: string; attributes: string; n: number }>(
    db,
    `SELECT document, layer, label, attributes, count(*) AS n FROM annotations WHERE document = ?
     GROUP BY layer, label, attributes`,
  ).all(document);

/** How many annotations carry each version of the codebook. */
export const versionCounts = (db: ReadDb): { version: string; n: number }[] =>
  prepared<{ version: string; n: number }>(
    db,
    'SELECT codebook_version AS version, count(*) AS n FROM annotations GROUP BY codebook_version',
  ).all();

/** How many annotations stand on a document. */
export const annotationsOn = (db: ReadDb, document: string): number =>
  prepared<{ n: number }>(db, 'SELECT coalesce(sum(n), 0) AS n FROM annotation_counts WHERE document = ?').get(document)
    ?.n ?? 0;

/** How many annotations a layer holds. */
export const annotationsIn = (db: ReadDb, layer: string): number =>
  prepared<{ n: number }>(db, 'SELECT coalesce(sum(n), 0) AS n FROM annotation_counts WHERE layer = ?').get(layer)?.n ??
  0;

export function putAnnotation(db: WriteDb, record: Annotation): void {
  const { start, end } = extent(record);
  prepared(
    db,
    `INSERT INTO annotations (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET document = excluded.document, layer = excluded.layer, label = excluded.label,
       start = excluded.start, "end" = excluded."end", fragments = excluded.fragments, quote = excluded.quote,
       attributes = excluded.attributes, note = excluded.note, confidence = excluded.confidence,
       claim = excluded.claim, codebook_version = excluded.codebook_version, origin = excluded.origin,
       flags = excluded.flags`,
  ).run(
    record.id,
    record.document,
    record.layer,
    record.label,
    start,
    end,
    record.fragments.length === 1 ? null : canonical(record.fragments),
    record.quote,
    canonical(record.attributes),
    record.note ?? null,
    record.confidence ?? null,
    record.claim ?? null,
    record.codebookVersion,
    canonical(record.origin),
    record.flags === undefined ? null : canonical(record.flags),
  );
  indexAnnotation(db, record);
}
