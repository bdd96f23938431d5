import type { Output } from '../../../shared/api/procedures.ts';
import { extent } from '../../../shared/model/annotation.ts';
import { operationSchema } from '../../../shared/model/operation.ts';
import { checkQuote } from '../../../shared/text/quote.ts';
import { documentId, sha256 } from '../sources/identity.ts';
import { isOfSearchIndex } from '../db/search-schema.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationsOf } from '../repositories/annotations.ts';
import { documentById, documentIds } from '../repositories/documents.ts';
import { allOperations, batchById, lastSeq, toOperation, type BatchRow } from '../repositories/log.ts';
import { isOriginalAbsent, originalOf, textOf } from '../repositories/texts.ts';
import type { Pace } from './task.ts';
import { verifyRecords, type Say } from './verify-records.ts';
import { verifySearchIndex } from './verify-search.ts';

type Problem = Output<'project.verify'>['problems'][number];

/** Problems that are listed at most: a file that is wrong everywhere is not to fill the memory. */
const MOST_PROBLEMS = 1000;

/** Small things that are looked at before the work gives way again. */
const BREATH = 100;

/**
 * Checks everything that a project promises: the file's pages, each text and original against its hash, each quote
 * against its text, and each table against the log that it is the fold of. It reads all of the project, and holds one
 * document, one operation or the history of one record at a time.
 */
export async function verifyProject(db: ReadDb, pace: Pace): Promise<Output<'project.verify'>> {
  const problems: Problem[] = [];
  let more = 0;
  const say: Say = (where, what, remedy) => {
    if (problems.length < MOST_PROBLEMS) problems.push({ where, what, ...(remedy && { remedy }) });
    else more += 1;
  };
  const pages = db.pragma('integrity_check(20)') as { integrity_check: string }[];
  for (const { integrity_check: found } of pages) {
    if (found !== 'ok') say('file', found, isOfSearchIndex(found) ? 'search.rebuild' : undefined);
  }
  for (const row of db.pragma('foreign_key_check') as { table: string }[])
    say(row.table, 'a row refers to one that is not there');

  const ids = documentIds(db);
  let annotations = 0;
  for (const [i, id] of ids.entries()) {
    await pace.step('texts', i, ids.length);
    annotations += await verifyDocument(db, id, pace, say);
  }
  await verifyOperations(db, pace, say);
  await verifyRecords(db, pace, say);
  await verifySearchIndex(db, pace, (where, what) => say(where, what, 'search.rebuild'));
  if (more > 0) problems.push({ where: 'project', what: `${more} further problems are not listed` });
  return { ok: problems.length === 0, documents: ids.length, annotations, operations: lastSeq(db), problems };
}

async function verifyDocument(db: ReadDb, id: string, pace: Pace, say: Say): Promise<number> {
  const document = documentById(db, id);
  const text = textOf(db, id);
  if (!document || text === undefined) {
    say(id, 'its text is missing');
    return 0;
  }
  if (sha256(text) !== document.textSha256 || documentId(text) !== id)
    say(id, 'its text is not the one that was imported');
  await pace.step('texts', 0, null);
  const original = originalOf(db, document.bytesSha256);
  if (!original && !isOriginalAbsent(db, document.bytesSha256)) say(id, 'its original bytes are missing');
  if (original && sha256(original) !== document.bytesSha256)
    say(id, 'its original bytes are not the ones that were imported');
  const annotations = annotationsOf(db, id);
  for (const [i, annotation] of annotations.entries()) {
    if (i % BREATH === 0) await pace.step('texts', 0, null);
    const { start, end } = extent(annotation);
    if (checkQuote(text, annotation.fragments, annotation.quote)) {
      say(annotation.id, `its quote is not what stands at ${start} to ${end} of ${id}`);
    }
  }
  return annotations.length;
}

/** Looks at each operation by itself, in the order of the log. */
async function verifyOperations(db: ReadDb, pace: Pace, say: Say): Promise<void> {
  const total = lastSeq(db);
  let batch: BatchRow | undefined;
  let expected = 1;
  for (const row of allOperations(db)) {
    if (row.seq % BREATH === 0) await pace.step('history', row.seq, total);
    if (row.seq !== expected) say(`operation ${row.id}`, `it stands at ${row.seq} where ${expected} should be`);
    expected = row.seq + 1;
    if (batch?.id !== row.batch) batch = batchById(db, row.batch);
    if (!batch || !operationSchema.safeParse(toOperation(row, batch)).success) {
      say(`operation ${row.id}`, 'it is not of the shape that the log has');
    }
  }
}
