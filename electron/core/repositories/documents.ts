import type { SourceDocument } from '../../../shared/model/document.ts';
import type { Span } from '../../../shared/text/units.ts';
import { prepared } from '../db/prepared.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';
import { canonical } from './state.ts';

interface Row {
  readonly id: string;
  readonly title: string;
  readonly metadata: string;
  readonly publications: string;
  readonly media_type: SourceDocument['mediaType'];
  readonly encoding: string;
  readonly bytes_sha256: string;
  readonly text_sha256: string;
  readonly length: number;
  readonly blocks: string;
  readonly marks: string;
}

const COLUMNS =
  'id, title, metadata, publications, media_type, encoding, bytes_sha256, text_sha256, length, blocks, marks';

const toRecord = (row: Row): SourceDocument =>
  ({
    id: row.id,
    title: row.title,
    metadata: JSON.parse(row.metadata) as SourceDocument['metadata'],
    publications: JSON.parse(row.publications) as SourceDocument['publications'],
    mediaType: row.media_type,
    encoding: row.encoding,
    bytesSha256: row.bytes_sha256,
    textSha256: row.text_sha256,
    length: row.length,
    blocks: JSON.parse(row.blocks) as SourceDocument['blocks'],
    marks: JSON.parse(row.marks) as SourceDocument['marks'],
  }) as SourceDocument;

export function documentById(db: ReadDb, id: string): SourceDocument | undefined {
  const row = prepared<Row>(db, `SELECT ${COLUMNS} FROM documents WHERE id = ?`).get(id);
  return row && toRecord(row);
}

/** A document's title, without reading its structure. */
export const documentTitle = (db: ReadDb, id: string): string | undefined =>
  prepared<{ title: string }>(db, 'SELECT title FROM documents WHERE id = ?').get(id)?.title;

/** Whether there is a document. */
export const hasDocument = (db: ReadDb, id: string): boolean =>
  prepared(db, 'SELECT 1 FROM documents WHERE id = ?').get(id) !== undefined;

export const documentIds = (db: ReadDb): string[] =>
  prepared<{ id: string }>(db, 'SELECT id FROM documents ORDER BY id')
    .all()
    .map((row) => row.id);

/** Where in the log each document came in. */
export const importOrder = (db: ReadDb): ReadonlyMap<string, number> =>
  new Map(
    prepared<{ id: string; added: number }>(
      db,
      "SELECT entity_id AS id, min(seq) AS added FROM operations WHERE entity = 'document' GROUP BY entity_id",
    )
      .all()
      .map(({ id, added }) => [id, added]),
  );

/** A document in a list, with the place in the log where it came in. */
export interface ListedRow {
  readonly id: string;
  readonly title: string;
  readonly publications: string;
  readonly length: number;
  readonly words: number;
  readonly added: number;
}

/** Every document without its text and structure, in the order of import. */
export const listDocuments = (db: ReadDb): ListedRow[] =>
  prepared<ListedRow>(
    db,
    `SELECT d.id, d.title, d.publications, d.length, t.words,
       (SELECT min(seq) FROM operations WHERE entity = 'document' AND entity_id = d.id) AS added
     FROM documents d JOIN texts t ON t.document = d.id ORDER BY added`,
  ).all();

/** The blocks of a document's text. */
export const blocksOf = (db: ReadDb, id: string): SourceDocument['blocks'] =>
  JSON.parse(
    prepared<{ blocks: string }>(db, 'SELECT blocks FROM documents WHERE id = ?').get(id)?.blocks ?? '[]',
  ) as SourceDocument['blocks'];

/** The blocks of a document's text, and the places of characters in it that are markup. */
export function layoutOf(
  db: ReadDb,
  id: string,
): { readonly blocks: SourceDocument['blocks']; readonly syntax: Span[] } {
  const row = prepared<{ blocks: string; marks: string }>(db, 'SELECT blocks, marks FROM documents WHERE id = ?').get(
    id,
  );
  const { blocks = '[]', marks = '[]' } = row ?? {};
  return {
    blocks: JSON.parse(blocks) as SourceDocument['blocks'],
    syntax: (JSON.parse(marks) as SourceDocument['marks']).filter(({ kind }) => kind === 'syntax'),
  };
}

/** Where every document was published. */
export const listPublications = (db: ReadDb): Pick<ListedRow, 'id' | 'title' | 'publications'>[] =>
  prepared<Pick<ListedRow, 'id' | 'title' | 'publications'>>(db, 'SELECT id, title, publications FROM documents').all();

/** Puts a document's record beside its text, which was kept before it. It never reads the text: titles change often. */
export function putDocument(db: WriteDb, record: SourceDocument): void {
  prepared(
    db,
    `INSERT INTO documents (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, metadata = excluded.metadata,
       publications = excluded.publications, media_type = excluded.media_type, encoding = excluded.encoding,
       bytes_sha256 = excluded.bytes_sha256, blocks = excluded.blocks, marks = excluded.marks`,
  ).run(
    record.id,
    record.title,
    canonical(record.metadata),
    canonical(record.publications),
    record.mediaType,
    record.encoding,
    record.bytesSha256,
    record.textSha256,
    record.length,
    canonical(record.blocks),
    canonical(record.marks),
  );
}
