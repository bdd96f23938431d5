import type { Output } from '../../../shared/api/procedures.ts';
import { extent } from '../../../shared/model/annotation.ts';
import { operationSchema } from '../../../shared/model/operation.ts';
import { ENTITIES, ENTITY_NAMES, type Entity } from '../../../shared/model/record.ts';
import { checkQuote } from '../../../shared/text/quote.ts';
import { dismissalById } from '../repositories/dismissals.ts';
import { documentId, sha256 } from '../sources/identity.ts';
import { isOfSearchIndex } from '../db/search-schema.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationById, annotationsOf } from '../repositories/annotations.ts';
import { claimById } from '../repositories/claims.ts';
import { documentLabelsById } from '../repositories/document-labels.ts';
import { documentById, documentIds } from '../repositories/documents.ts';
import {
  allOperations,
  batchById,
  lastSeq,
  operationsByRecord,
  toOperation,
  type BatchRow,
  type OperationRow,
} from '../repositories/log.ts';
import { readDatasetCard, releaseById } from '../repositories/publication.ts';
import { relationById } from '../repositories/relations.ts';
import { annotatorById, layerById, readCodebook, readProject, statusById } from '../repositories/small.ts';
import { sourceById } from '../repositories/sources.ts';
import { fromState, toState } from '../repositories/state.ts';
import { assignmentById, decisionById, resolutionById, saidTeam } from '../repositories/teams.ts';
import { TABLES } from '../repositories/tables.ts';
import { originalOf, textOf } from '../repositories/texts.ts';
import type { Pace } from './task.ts';
import { verifySearchIndex } from './verify-search.ts';

type Problem = Output<'project.verify'>['problems'][number];
type Say = (where: string, what: string, remedy?: Problem['remedy']) => void;

/** Problems that are listed at most: a file that is wrong everywhere is not to fill the memory. */
const MOST_PROBLEMS = 1000;

/** Small things that are looked at before the work gives way again. */
const BREATH = 100;

/**
 * Checks everything that a project promises: the file's pages, each text and original against its hash, each quote
 * against its text, and each table against the log that it is the fold of. It reads all of the project, and holds one
 * document or one operation at a time.
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
  if (!original) say(id, 'its original bytes are missing');
  else if (sha256(original) !== document.bytesSha256) say(id, 'its original bytes are not the ones that were imported');
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

/**
 * Folds the log and compares each operation with the one it was made on, and each record's last state with its table. The
 * log comes record by record, so that only one state is in memory at a time, however long the log is.
 */
async function verifyRecords(db: ReadDb, pace: Pace, say: Say): Promise<void> {
  const total = lastSeq(db);
  const live = new Map(ENTITY_NAMES.map((entity) => [entity, 0]));
  let head: OperationRow | null = null;
  let done = 0;
  for (const row of operationsByRecord(db)) {
    if (done % BREATH === 0) await pace.step('records', done, total);
    done += 1;
    const before: OperationRow | null = head?.entity === row.entity && head.entity_id === row.entity_id ? head : null;
    if (head && !before) verifyHead(db, head, live, say);
    if ((before?.id ?? null) !== row.base || (before?.after ?? null) !== row.before) {
      say(`operation ${row.id}`, 'it was not made on the state that came before it');
    }
    head = row;
  }
  if (head) verifyHead(db, head, live, say);
  for (const entity of ENTITY_NAMES) {
    await pace.step('records', total, total);
    const { n } = db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${TABLES[entity]}`).get() ?? { n: 0 };
    if (n !== live.get(entity)) say(TABLES[entity], `it holds ${n} records, the history ${live.get(entity) ?? 0}`);
  }
}

/** Compares what the last operation on a record says with the record, and counts it where it is there. */
function verifyHead(
  db: ReadDb,
  { entity, entity_id: id, after }: OperationRow,
  live: Map<Entity, number>,
  say: Say,
): void {
  if (after !== null) live.set(entity, (live.get(entity) ?? 0) + 1);
  if (current(db, entity, id) !== after) say(`${entity} ${id}`, 'it is not what the history says');
  if (after !== null && !ENTITIES[entity].schema.safeParse(fromState(entity, after)).success) {
    say(`${entity} ${id}`, 'it is not of the shape that it should have');
  }
}

/** A record's state as its table has it. */
function current(db: ReadDb, entity: Entity, id: string): string | null {
  const only = <T extends { id: string }>(record: T | undefined): T | undefined =>
    record?.id === id ? record : undefined;
  const records = {
    project: () => only(readProject(db)),
    codebook: () => only(readCodebook(db)),
    annotator: () => annotatorById(db, id),
    layer: () => layerById(db, id),
    document: () => documentById(db, id),
    annotation: () => annotationById(db, id),
    relation: () => relationById(db, id),
    status: () => statusById(db, id),
    claim: () => claimById(db, id),
    source: () => sourceById(db, id),
    documentLabels: () => documentLabelsById(db, id),
    datasetCard: () => only(readDatasetCard(db)),
    release: () => releaseById(db, id),
    team: () => only(saidTeam(db)),
    assignment: () => assignmentById(db, id),
    decision: () => decisionById(db, id),
    resolution: () => resolutionById(db, id),
    dismissal: () => dismissalById(db, id),
  };
  const record = records[entity]();
  return record === undefined ? null : toState(entity, record as never);
}
