import Database from 'better-sqlite3';
import { Refusal } from '../../../shared/api/reply.ts';
import { ENTITY_NAMES } from '../../../shared/model/record.ts';
import { MIGRATIONS } from '../db/migrations/all.ts';
import { migrate } from '../db/migrate.ts';
import { isAhead } from '../merge/ahead.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';
import { Problem } from '../formats/problem.ts';
import { insertBatch, insertOperation, type BatchRow } from '../repositories/log.ts';
import { keepOriginal } from '../repositories/texts.ts';
import { timeOf } from '../services/clock.ts';
import { documentId, sha256 } from '../sources/identity.ts';
import { checkState, nothingSaid } from './check-state.ts';
import type { TextRow } from './lines.ts';
import { keepTexts, type Plain, type Texts } from './offsets.ts';
import { codebookStates, countsOf, textBy, type BundledOperation } from './rows.ts';

/**
 * A new database of ours, into which a log from elsewhere is copied row by row: texts first, then batches by their stamps, each
 * with its operations. Nothing goes in that does not fit to what is there already.
 */
export interface Filler {
  readonly db: ReadDb;
  readonly texts: Texts;
  /** @throws Problem */
  text(row: TextRow): void;
  /** @throws Problem */
  batch(row: BatchRow): void;
  /** One of the last batch; answers what the record was before. @throws Problem; Refusal `newer`. */
  operation(row: BundledOperation): string | null;
  /** A file that a text was read from. @throws Problem */
  original(hash: string, bytes: Uint8Array): void;
  /** Checks what can only be seen at the end, and writes the file. @throws Problem */
  finish(): void;
  /** Lets go of the file. */
  close(): void;
}

/** @param now milliseconds since 1970, to tell stamps of the future */
export function startFilling(target: string, now: number): Filler {
  const db = new Database(target) as WriteDb;
  // A file for an hour: what a crash leaves of it is thrown away.
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  migrate(db, MIGRATIONS);
  db.exec('BEGIN');
  const texts = keepTexts((document) => textBy(db, document));
  const said = nothingSaid();
  const keep = db.prepare('INSERT INTO texts (document, words, text) VALUES (?, ?, ?)');
  const operationAt = db.prepare<
    [string, number],
    { at: string; entity: string; entity_id: string; after: string | null }
  >('SELECT at, entity, entity_id, after FROM operations WHERE batch = ? AND n = ?');
  const hasBatch = db.prepare<[string]>('SELECT 1 FROM batches WHERE id = ?');
  let last: Pick<BatchRow, 'at' | 'id'> & { n: number } = { at: '', id: '', n: -1 };
  let lastText = '';

  /** What `base` names. */
  function baseOf(base: string, { entity, entity_id: id }: BundledOperation): string | null {
    const colon = base.lastIndexOf(':');
    const n = Number(base.slice(colon + 1));
    const there = Number.isSafeInteger(n) ? operationAt.get(base.slice(0, colon), n) : undefined;
    if (!there || there.at >= last.at) throw new Problem(`it was made on the operation ${base}, which is not there`);
    if (there.entity !== entity || there.entity_id !== id)
      throw new Problem(`it was made on the operation ${base}, which is about another record`);
    return there.after;
  }

  return {
    db,
    texts,
    text({ document, words, text }) {
      if (document <= lastText) throw new Problem(`the text of ${document} is there twice, or not in its order`);
      if (text.includes('\0')) throw new Problem(`the text of ${document} holds a NUL character`);
      if (documentId(text) !== document) throw new Problem(`the text of ${document} is not the one that has this id`);
      if (words > text.length) throw new Problem(`the text of ${document} cannot have ${words} words`);
      lastText = document;
      keep.run(document, words, text);
    },
    batch(row) {
      const { id, at } = row;
      if (hasBatch.get(id)) throw new Problem(`the batch ${id} is there twice`);
      if (at < last.at || (at === last.at && id < last.id))
        throw new Problem(`the batch ${id} is not in the order of the stamps`);
      if (isAhead(at, now)) {
        const day = timeOf(at).split('T')[0];
        throw new Problem(
          `the batch ${id} is stamped ${day}, more than a day from now: a clock was wrong where it was made. Set that clock right, and merge this when that day has come; or export a dataset there and import that`,
        );
      }
      insertBatch(db, row);
      last = { at, id, n: -1 };
    },
    operation(row) {
      const { n, entity, entity_id: id, base, after } = row;
      if (n <= last.n) throw new Problem(`place ${n} of the batch ${last.id} is there twice, or not in its order`);
      const before = base === null ? null : baseOf(base, row);
      if (after !== null) checkState(entity, id, JSON.parse(after) as Plain, texts, said);
      insertOperation(db, { batch: last.id, n, at: last.at, entity, entity_id: id, base, before, after });
      last.n = n;
      return before;
    },
    original(hash, bytes) {
      if (sha256(bytes) !== hash) throw new Problem(`the file ${hash} is not the one that has this hash`);
      const document = documentOf(db, hash);
      if (document === undefined) throw new Problem(`the file ${hash} is of no document`);
      keepOriginal(db, document, hash, bytes);
    },
    finish() {
      keepPlainOriginals(db);
      const twice = db
        .prepare<[], { entity: string; entity_id: string }>(
          'SELECT entity, entity_id FROM operations GROUP BY entity, entity_id, at HAVING count(*) > 1 LIMIT 1',
        )
        .get();
      if (twice) throw new Problem(`the ${twice.entity} ${twice.entity_id} was changed twice at once`);
      const { operations } = countsOf(db);
      if (operations === 0) throw new Problem('it is empty: nothing was ever done in it');
      refuseLoose(db, said.wholes, said.sources);
      db.exec('COMMIT');
    },
    close() {
      db.close();
    },
  };
}

function refuseLoose(db: ReadDb, wholes: ReadonlySet<string>, sources: ReadonlySet<string>): void {
  const loose = [...wholes].find((id) => !sources.has(id));
  if (loose !== undefined) throw new Problem(`a source is part of ${loose}, which is not there`);
  const project = db.prepare("SELECT 1 FROM operations WHERE entity = 'project' AND after IS NOT NULL").get();
  if (!project) throw new Problem('it does not say which project it is of');
  const codebooks = new Set(codebookStates(db).map(({ entity_id: id }) => id));
  if (codebooks.size !== 1) throw new Problem(`it holds ${codebooks.size} codebooks, and not one`);
}

/** The document that the log says was read from these bytes. */
const documentOf = (db: ReadDb, hash: string): string | undefined =>
  db
    .prepare<[string], { entity_id: string }>(
      `SELECT entity_id FROM operations WHERE entity = 'document' AND json_extract(after, '$.bytesSha256') = ? LIMIT 1`,
    )
    .get(hash)?.entity_id;

/** The file of a plain text in UTF-8 is that text, so that it need not come along. */
function keepPlainOriginals(db: WriteDb): void {
  const plain = db
    .prepare<[], { document: string; hash: string }>(
      `SELECT DISTINCT entity_id AS document, json_extract(after, '$.bytesSha256') AS hash FROM operations
       WHERE entity = 'document' AND json_extract(after, '$.bytesSha256') = json_extract(after, '$.textSha256')`,
    )
    .all();
  for (const { document, hash } of plain) keepOriginal(db, document, hash, Buffer.from(textBy(db, document) ?? ''));
}

/** Whether a name is that of a kind of record. */
export const isEntity = (name: string): boolean => ENTITY_NAMES.some((entity) => entity === name);

/** The refusal of what came from elsewhere, under its file's name. */
export const incomingRefusal = (file: string, what: string): Refusal =>
  new Refusal('refused', `${file}: ${what}. Nothing was changed.`, { file });
