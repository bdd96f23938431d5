import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { utf16 } from '../../shared/text/units.ts';
import type { Annotator } from '../../shared/model/annotator.ts';
import type { MergePlan } from '../../shared/api/merge.ts';
import { MIGRATIONS } from '../../electron/core/db/migrations/all.ts';
import type { ReadDb, WriteDb } from '../../electron/core/db/types.ts';
import { writeNative } from '../../electron/core/formats/native/write.ts';
import { mergeInto } from '../../electron/core/merge/merge-into.ts';
import { planMerge } from '../../electron/core/merge/plan.ts';
import { settle } from '../../electron/core/merge/settle.ts';
import { beginTouched, touch } from '../../electron/core/merge/touched.ts';
import { allBatches, allOperations, insertBatch, insertOperation } from '../../electron/core/repositories/log.ts';
import { keepText } from '../../electron/core/repositories/texts.ts';
import { createAnnotations } from '../../electron/core/services/annotations.ts';
import { selectedRecords } from '../../electron/core/services/export-records.ts';
import { select } from '../../electron/core/services/export-selection.ts';
import { openProject, type OpenProject } from '../../electron/core/services/project.ts';
import { quietPace } from '../../electron/core/services/task.ts';
import { dump, projectWith, temporaryFolder, world } from './project.ts';

/** Copies of one project, as a team has them, each a file of its own that is open for writing. */
export interface Copies {
  readonly ids: string[];
  copy(): OpenProject;
}

/** Makes the project that is copied; `fill` does what all copies have. */
export function copiesOf(
  texts: readonly string[],
  fill: (project: OpenProject, ids: string[]) => void = () => {},
): Copies {
  const folder = temporaryFolder();
  const template = join(folder, 'template.claimwright');
  const { project, ids } = projectWith(template, texts);
  fill(project, ids);
  project.close();
  return {
    ids,
    copy() {
      const path = join(folder, `${uuid()}.claimwright`);
      copyFileSync(template, path);
      return openProject(path, false, world());
    },
  };
}

/** Merges other copies into one. */
export async function take(into: OpenProject, ...from: readonly OpenProject[]): Promise<MergePlan[]> {
  const incoming = from.map((project) => ({ name: project.info().path, db: project.snapshot() }));
  try {
    return (await mergeInto(into, incoming, quietPace())).plans;
  } finally {
    for (const { db } of incoming) db.close();
  }
}

/** What merging would do. */
export async function preview(into: OpenProject, from: OpenProject): Promise<MergePlan> {
  const [db, other] = [into.snapshot(), from.snapshot()];
  try {
    return await planMerge(db, { name: from.info().path, db: other }, quietPace());
  } finally {
    db.close();
    other.close();
  }
}

/** Merges all into all until nobody has news. */
export async function exchangeAll(projects: readonly OpenProject[]): Promise<void> {
  for (const into of projects) await take(into, ...projects.filter((one) => one !== into));
}

/** Tags a stretch of a text; answers the annotation's id. */
export function tag(
  project: OpenProject,
  who: Annotator,
  document: string,
  start: number,
  end: number,
  label = 'CLAIM',
): string {
  const text = project.db
    .prepare<[string], { text: string }>('SELECT text FROM texts WHERE document = ?')
    .get(document);
  const id = uuid();
  const fragments = [{ start: utf16(start), end: utf16(end) }];
  const quote = text?.text.slice(start, end) ?? '';
  createAnnotations(project, who, { batch: uuid(), annotations: [{ id, document, label, fragments, quote }] });
  return id;
}

/** The native dataset of a project. */
export async function nativeOf(project: OpenProject): Promise<string> {
  const selection = select(project.db, { layer: 'all' });
  async function* records() {
    for await (const { record } of selectedRecords(project.db, selection, () => {}, quietPace())) yield record;
  }
  const lines: string[] = [];
  for await (const line of writeNative(records())) lines.push(line);
  return lines.join('');
}

/** Every table that the log folds into, and what merging left. Where states come from is told by the operation. */
export function tablesOf(db: ReadDb): Record<string, unknown[]> {
  const conflicts = db.prepare('SELECT * FROM conflicts ORDER BY entity, entity_id, operation').all();
  const heads = db
    .prepare('SELECT h.entity, h.entity_id, needed, o.id FROM heads h JOIN operations o USING (seq) ORDER BY 1, 2')
    .all();
  return { ...dump(db), conflicts, heads };
}

/** All batches and operations whatever their places. */
export const logOf = (db: ReadDb): unknown[] => [
  ...db.prepare('SELECT id, actor, at, name, undoable, undoes FROM batches ORDER BY id').all(),
  ...db.prepare('SELECT id, at, entity, entity_id, base, before, after FROM operations ORDER BY batch, n').all(),
];

/** An empty project in memory, to fold logs in. */
export function emptyFold(): ReadDb & WriteDb {
  const fresh = new Database(':memory:') as ReadDb & WriteDb;
  for (const { sql } of MIGRATIONS) fresh.exec(sql);
  beginTouched(fresh);
  return fresh;
}

/** The tables of a project made anew from nothing but its log and its texts, at once. `fresh` is empty again afterwards. */
export async function refold(db: ReadDb, fresh = emptyFold()): Promise<Record<string, unknown[]>> {
  const texts = db.prepare<[], { document: string; words: number; text: string }>('SELECT * FROM texts').all();
  fresh.exec('BEGIN');
  try {
    fresh.pragma('defer_foreign_keys = ON');
    for (const { document, words, text } of texts) keepText(fresh, document, text, words);
    for (const row of allBatches(db)) insertBatch(fresh, row);
    beginTouched(fresh);
    for (const row of allOperations(db)) {
      insertOperation(fresh, row);
      touch(fresh, row.entity, row.entity_id);
    }
    await settle({ ours: fresh, theirs: null, last: 0 }, fresh, () => {}, quietPace());
    expectNoLooseEnds(fresh);
    return tablesOf(fresh);
  } finally {
    fresh.exec('ROLLBACK');
  }
}

/** Nothing refers to what is not there. */
export function expectNoLooseEnds(db: ReadDb): void {
  const loose = db.pragma('foreign_key_check') as unknown[];
  if (loose.length > 0) throw new Error(`rows refer to ones that are not there: ${JSON.stringify(loose)}`);
}
