import { prepared } from '../db/prepared.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';
import { indexText } from './search-index.ts';

/** The decoded text of a document, exactly as it was read. */
export const textOf = (db: ReadDb, document: string): string | undefined =>
  prepared<{ text: string }>(db, 'SELECT text FROM texts WHERE document = ?').get(document)?.text;

/** The original bytes, by their SHA-256. */
export const originalOf = (db: ReadDb, sha256: string): Uint8Array | undefined =>
  prepared<{ bytes: Uint8Array }>(db, 'SELECT bytes FROM originals WHERE sha256 = ?').get(sha256)?.bytes;

/** True where the document's text is kept. Reads no text. */
export const hasText = (db: ReadDb, document: string): boolean =>
  prepared(db, 'SELECT 1 FROM texts WHERE document = ?').get(document) !== undefined;

/** True where the original bytes are kept. Reads none of them. */
export const hasOriginal = (db: ReadDb, sha256: string): boolean =>
  prepared(db, 'SELECT 1 FROM originals WHERE sha256 = ?').get(sha256) !== undefined;

/** True where a document came without its original bytes. */
export const isOriginalAbsent = (db: ReadDb, sha256: string): boolean =>
  prepared(db, 'SELECT 1 FROM absent_originals WHERE sha256 = ?').get(sha256) !== undefined;

/** Notes that a document came without its original bytes. */
export function noteAbsentOriginal(db: WriteDb, sha256: string): void {
  prepared(db, 'INSERT INTO absent_originals VALUES (?) ON CONFLICT DO NOTHING').run(sha256);
}

/** Keeps a text for ever, with the number of its words; a text that is there already stays as it is. */
export function keepText(db: WriteDb, document: string, text: string, words: number): void {
  const { changes } = prepared(
    db,
    'INSERT INTO texts (document, words, text) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  ).run(document, words, text);
  if (changes > 0) indexText(db, document, text);
}

/** Keeps original bytes for ever, once. */
export function keepOriginal(db: WriteDb, document: string, sha256: string, bytes: Uint8Array): void {
  prepared(db, 'INSERT INTO originals (sha256, document, bytes) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(
    sha256,
    document,
    bytes,
  );
  prepared(db, 'DELETE FROM absent_originals WHERE sha256 = ?').run(sha256);
}
