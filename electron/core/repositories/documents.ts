import { invariant } from '../../../shared/assert.ts';
import type { SourceDocument } from '../../../shared/model/document.ts';
import { createWords } from '../../../shared/text/words.ts';
import { prepared } from '../db/prepared.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';
import { textOf } from './texts.ts';
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

/** One locale for all, so that the same text has the same count on every machine. */
const WORDS = createWords('en');

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

export const documentIds = (db: ReadDb): string[] =>
  prepared<{ id: string }>(db, 'SELECT id FROM documents ORDER BY id')
    .all()
    .map((row) => row.id);

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
    `SELECT d.id, d.title, d.publications, d.length, d.words,
       (SELECT min(seq) FROM operations WHERE entity = 'document' AND entity_id = d.id) AS added
     FROM documents d ORDER BY added`,
  ).all();

export function putDocument(db: WriteDb, record: SourceDocument): void {
  const text = textOf(db, record.id);
  invariant(text !== undefined, `the text of ${record.id} is kept before its record`);
  prepared(
    db,
    `INSERT INTO documents (${COLUMNS}, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
    WORDS.count(text),
  );
}
