import { prepared } from '../db/prepared.ts';
import type { ReadDb, WriteDb } from '../db/types.ts';
import type { Change } from '../../../shared/model/record.ts';
import { operationById, sizeOfBatch } from '../repositories/history.ts';
import {
  batchById,
  insertBatch,
  insertOperation,
  lastSeq,
  type BatchRow,
  type OperationRow,
} from '../repositories/log.ts';
import { TABLES } from '../repositories/tables.ts';
import {
  hasOriginal,
  hasText,
  keepOriginal,
  keepText,
  noteAbsentOriginal,
  originalOf,
  textOf,
} from '../repositories/texts.ts';
import { documentId, sha256 } from '../sources/identity.ts';
import { wordsIn } from '../sources/text-facts.ts';
import type { Pace } from '../services/task.ts';
import { createChecks, isSameBatch, isSameOperation, type Checks } from './checks.ts';
import { needsOf } from './containers.ts';
import type { Incoming } from './incoming.ts';
import { beginTouched, touch } from './touched.ts';

/** What the other side has that we have not. */
export interface Taken {
  readonly operations: { readonly new: number; readonly known: number };
  /** Texts that are new here. */
  readonly texts: number;
  /** Original files that are new here. */
  readonly files: number;
}

/** Operations that are looked at before the work gives way. */
const BREATH = 50;

/**
 * Goes through the log and the texts of the other side in their order: compares what both have, checks what is new, and where there is
 * a connection to write on takes that in. Afterwards the temporary table has every record that is to be settled. It holds
 * one operation and a few texts at a time.
 *
 * @throws Refusal `damaged`, `cancelled`.
 */
export async function takeIn(ours: ReadDb, write: WriteDb | null, incoming: Incoming, pace: Pace): Promise<Taken> {
  const checks = createChecks(ours, incoming);
  beginTouched(ours);
  const taken = await takeTexts(ours, write, incoming, checks, pace);
  const operations = await takeOperations(ours, write, incoming, checks, pace);
  return { operations, ...taken };
}

async function takeTexts(
  ours: ReadDb,
  write: WriteDb | null,
  { db }: Incoming,
  checks: Checks,
  pace: Pace,
): Promise<Omit<Taken, 'operations'>> {
  const count = { texts: 0, files: 0 };
  const texts = db.prepare<[], { document: string }>('SELECT document FROM texts').all();
  for (const [i, { document }] of texts.entries()) {
    await pace.step('texts', i, texts.length);
    if (hasText(ours, document)) continue;
    const text = textOf(db, document) ?? '';
    if (documentId(text) !== document) checks.refuse(document, 'its text is not the one that was imported');
    count.texts += 1;
    // Theirs may have been counted otherwise, or made up.
    if (write) keepText(write, document, text, wordsIn(text));
  }
  const originals = db
    .prepare<[], { sha256: string; document: string }>('SELECT sha256, document FROM originals')
    .all();
  for (const { sha256: hash, document } of originals) {
    await pace.step('texts', texts.length, texts.length);
    if (hasOriginal(ours, hash)) continue;
    const bytes = originalOf(db, hash);
    if (!bytes || sha256(bytes) !== hash) checks.refuse(document, 'its original file is not the one that was imported');
    if (!hasText(ours, document) && !hasText(db, document)) checks.refuse(document, 'its text is missing');
    count.files += 1;
    if (write) keepOriginal(write, document, hash, bytes);
  }
  return count;
}

async function takeOperations(
  ours: ReadDb,
  write: WriteDb | null,
  incoming: Incoming,
  checks: Checks,
  pace: Pace,
): Promise<Taken['operations']> {
  const { db } = incoming;
  const count = { new: 0, known: 0 };
  const total = lastSeq(db);
  const standing = new Set<string>();
  let batch: BatchRow | null = null;
  let isKnown = false;
  let n = 0;
  const finish = (one: BatchRow | null): void => {
    if (one && isKnown && sizeOfBatch(ours, one.id) !== n) checks.refuse(`batch ${one.id}`, DIFFERENT);
  };
  for (const row of db.prepare<[], OperationRow>('SELECT * FROM operations ORDER BY seq').iterate()) {
    if ((count.new + count.known) % BREATH === 0) await pace.step('history', row.seq, total);
    if (batch?.id !== row.batch) {
      finish(batch);
      const next: BatchRow = batchById(db, row.batch) ?? checks.refuse(`batch ${row.batch}`, 'it is missing');
      const own = batchById(ours, next.id);
      if (own && !isSameBatch(own, next)) checks.refuse(`batch ${next.id}`, DIFFERENT);
      if (!own) checks.batch(next);
      if (!own && write) insertBatch(write, next);
      isKnown = own !== undefined;
      batch = next;
      n = 0;
    }
    if (row.n !== n) checks.refuse(`operation ${row.id}`, 'its batch is not whole');
    n += 1;
    if (isKnown) {
      const own = operationById(ours, row.id);
      if (!own || !isSameOperation(own, row)) checks.refuse(`operation ${row.id}`, DIFFERENT);
      count.known += 1;
      continue;
    }
    const change = checks.operation(row, batch);
    count.new += 1;
    if (write) insertOperation(write, row);
    touch(ours, row.entity, row.entity_id);
    touchNeeded(ours, change, standing);
    if (write) noteOriginal(write, db, change);
  }
  finish(batch);
  const empty = prepared<{ id: string }>(
    db,
    'SELECT id FROM batches b WHERE NOT EXISTS (SELECT 1 FROM operations WHERE batch = b.id) LIMIT 1',
  ).get();
  if (empty) checks.refuse(`batch ${empty.id}`, 'its operations are missing');
  return count;
}

const DIFFERENT = 'the same is in this project with other content: one of the two was changed from outside';

/** What a new operation names and does not stand here may have to be kept: it is settled, too. */
function touchNeeded(ours: ReadDb, { entity, id, after }: Change, standing: Set<string>): void {
  if (entity === 'resolution') {
    const decided = operationById(ours, id);
    if (decided) touch(ours, decided.entity, decided.entity_id);
  }
  if (after === null) return;
  for (const need of needsOf(entity, after)) {
    const key = `${need.entity} ${need.id}`;
    if (standing.has(key)) continue;
    standing.add(key);
    const isThere = prepared(ours, `SELECT 1 FROM ${TABLES[need.entity]} WHERE id = ?`).get(need.id) !== undefined;
    if (!isThere) touch(ours, need.entity, need.id);
  }
}

/** A bundle may leave original files out: that is noted, so that nobody takes them for lost. */
function noteOriginal(write: WriteDb, theirs: ReadDb, { entity, after }: Change): void {
  if (entity !== 'document' || after === null || hasOriginal(write, after.bytesSha256)) return;
  if (!hasOriginal(theirs, after.bytesSha256)) noteAbsentOriginal(write, after.bytesSha256);
}
