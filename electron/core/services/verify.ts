import { createHash } from 'node:crypto';
import type { Output } from '../../../shared/api/procedures.ts';
import { extent } from '../../../shared/model/annotation.ts';
import { operationSchema } from '../../../shared/model/operation.ts';
import { ENTITIES, ENTITY_NAMES, type Change } from '../../../shared/model/record.ts';
import { documentId } from '../sources/identity.ts';
import type { ReadDb } from '../db/types.ts';
import { annotationById, annotationsOf } from '../repositories/annotations.ts';
import { documentById, documentIds } from '../repositories/documents.ts';
import { allOperations, batchById, lastSeq, toOperation, type BatchRow } from '../repositories/log.ts';
import { relationById } from '../repositories/relations.ts';
import { listAnnotators, listLayers, readCodebook, readProject, statusById } from '../repositories/small.ts';
import { fromState, toState } from '../repositories/state.ts';
import { TABLES } from '../repositories/tables.ts';
import { originalOf, textOf } from '../repositories/texts.ts';
import type { Pace } from './task.ts';

type Problem = Output<'project.verify'>['problems'][number];

/**
 * Checks everything that a project promises: the file's pages, each text and original against its hash, each quote
 * against its text, and each table against the log that it is the fold of. It reads all of the project.
 */
export async function verifyProject(db: ReadDb, pace: Pace): Promise<Output<'project.verify'>> {
  const problems: Problem[] = [];
  const say = (where: string, what: string): void => {
    problems.push({ where, what });
  };
  const pages = db.pragma('integrity_check(20)') as { integrity_check: string }[];
  for (const { integrity_check: found } of pages) if (found !== 'ok') say('file', found);
  for (const row of db.pragma('foreign_key_check') as { table: string }[])
    say(row.table, 'a row refers to one that is not there');

  const ids = documentIds(db);
  let annotations = 0;
  for (const [i, id] of ids.entries()) {
    await pace.step('texts', i, ids.length);
    annotations += verifyDocument(db, id, say);
  }
  await verifyLog(db, pace, say);
  return { ok: problems.length === 0, documents: ids.length, annotations, operations: lastSeq(db), problems };
}

function verifyDocument(db: ReadDb, id: string, say: (where: string, what: string) => void): number {
  const document = documentById(db, id);
  const text = textOf(db, id);
  if (!document || text === undefined) {
    say(id, 'its text is missing');
    return 0;
  }
  if (sha256(text) !== document.textSha256 || documentId(text) !== id)
    say(id, 'its text is not the one that was imported');
  const original = originalOf(db, document.bytesSha256);
  if (!original) say(id, 'its original bytes are missing');
  else if (sha256(original) !== document.bytesSha256) say(id, 'its original bytes are not the ones that were imported');
  const annotations = annotationsOf(db, id);
  for (const annotation of annotations) {
    const { start, end } = extent(annotation);
    if (text.slice(start, end) !== annotation.quote) {
      say(annotation.id, `its quote is not what stands at ${start} to ${end} of ${id}`);
    }
  }
  return annotations.length;
}

/** Folds the log and compares each record's last state with its table, and each operation with the one it was made on. */
async function verifyLog(db: ReadDb, pace: Pace, say: (where: string, what: string) => void): Promise<void> {
  const total = lastSeq(db);
  const heads = new Map<string, { at: string; id: string; after: string | null }>();
  let batch: BatchRow | undefined;
  let expected = 1;
  for (const row of allOperations(db)) {
    if (row.seq % 500 === 0) await pace.step('history', row.seq, total);
    if (row.seq !== expected) say(`operation ${row.id}`, `it stands at ${row.seq} where ${expected} should be`);
    expected = row.seq + 1;
    if (batch?.id !== row.batch) batch = batchById(db, row.batch);
    if (!batch || !operationSchema.safeParse(toOperation(row, batch)).success) {
      say(`operation ${row.id}`, 'it is not of the shape that the log has');
    }
    const key = `${row.entity} ${row.entity_id}`;
    const head = heads.get(key);
    if ((head?.id ?? null) !== row.base || (head?.after ?? null) !== row.before) {
      say(`operation ${row.id}`, 'it was not made on the state that came before it');
    }
    heads.set(key, { at: row.at, id: row.id, after: row.after });
  }
  const live = new Map(ENTITY_NAMES.map((entity) => [entity, 0]));
  for (const [key, { after }] of heads) {
    const [entity, id] = split(key);
    if (after !== null) live.set(entity, (live.get(entity) ?? 0) + 1);
    const now = current(db, entity, id);
    if (now !== after) say(`${entity} ${id}`, 'it is not what the history says');
    if (after !== null && !ENTITIES[entity].schema.safeParse(fromState(entity, after)).success) {
      say(`${entity} ${id}`, 'it is not of the shape that it should have');
    }
  }
  for (const entity of ENTITY_NAMES) {
    const { n } = db.prepare<[], { n: number }>(`SELECT count(*) AS n FROM ${TABLES[entity]}`).get() ?? { n: 0 };
    if (n !== live.get(entity)) say(TABLES[entity], `it holds ${n} records, the history ${live.get(entity) ?? 0}`);
  }
}

function split(key: string): [Change['entity'], string] {
  const blank = key.indexOf(' ');
  return [key.slice(0, blank) as Change['entity'], key.slice(blank + 1)];
}

/** A record's state as its table has it. */
function current(db: ReadDb, entity: Change['entity'], id: string): string | null {
  const only = <T extends { id: string }>(record: T | undefined): T | undefined =>
    record?.id === id ? record : undefined;
  const records = {
    project: () => only(readProject(db)),
    codebook: () => only(readCodebook(db)),
    annotator: () => listAnnotators(db).find((annotator) => annotator.id === id),
    layer: () => listLayers(db).find((layer) => layer.id === id),
    document: () => documentById(db, id),
    annotation: () => annotationById(db, id),
    relation: () => relationById(db, id),
    status: () => statusById(db, id),
  };
  const record = records[entity]();
  return record === undefined ? null : toState(entity, record as never);
}

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
