import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { Refusal } from '../../shared/api/reply.ts';
import { utf16 } from '../../shared/text/units.ts';
import { readIncoming } from '../../electron/core/bundle/read-incoming.ts';
import { createAnnotations, deleteAnnotations } from '../../electron/core/services/annotations.ts';
import type { OpenProject } from '../../electron/core/services/project.ts';
import { bundleOf, entriesOf, type Entries } from './bundles.ts';
import { ANA, projectWith, temporaryFolder } from './project.ts';

/** A text with characters of two code units before the claim, so that the two units of offsets differ. */
export const ASTRAL = '😀😀 Police said 12 people died.\n';
const PLAIN = 'The mayor said so.\n';

/** A project of two texts in which something was tagged and deleted, and the bundle of it. */
export interface Bundled {
  readonly folder: string;
  readonly project: OpenProject;
  readonly ids: readonly string[];
  /** The bundle with the original files, and what it holds. */
  readonly bundle: string;
  readonly good: Entries;
}

/** Makes the project and its bundle. Close the project afterwards. */
export async function bundledProject(): Promise<Bundled> {
  const folder = temporaryFolder();
  const { project, ids } = projectWith(join(folder, 'ours.claimwright'), [ASTRAL, PLAIN]);
  const gone = tag(project, ids[1] ?? '', PLAIN, 'The mayor');
  tag(project, ids[0] ?? '', ASTRAL, '12 people');
  deleteAnnotations(project, ANA, { batch: uuid(), ids: [gone] });
  const bundle = await bundleOf(project, join(folder, 'ours.cwb'), true);
  return { folder, project, ids, bundle, good: await entriesOf(bundle) };
}

function tag(project: OpenProject, document: string, text: string, quote: string): string {
  const id = uuid();
  const start = utf16(text.indexOf(quote));
  const fragments = [{ start, end: utf16(start + quote.length) }];
  createAnnotations(project, ANA, { batch: uuid(), annotations: [{ id, document, label: 'CLAIM', fragments, quote }] });
  return id;
}

const LOG = [
  'SELECT id, actor, at, name, undoable, undoes FROM batches ORDER BY at, id',
  'SELECT batch, n, at, entity, entity_id, base, before, after FROM operations ORDER BY batch, n',
  'SELECT * FROM texts ORDER BY document',
  'SELECT * FROM originals ORDER BY sha256',
];
/** All that a bundle is to hold, in one order. */
export const logOf = (db: Pick<Database.Database, 'prepare'>): unknown[] => LOG.map((sql) => db.prepare(sql).all());

/** What the log, the texts and the originals of a bundle are once it was read. @throws Refusal as reading does */
export async function readBundle(folder: string, path: string): Promise<unknown[]> {
  const target = join(folder, uuid());
  await readIncoming({ source: { kind: 'path', path }, name: path, target, now: Date.now() });
  const db = new Database(target, { readonly: true });
  try {
    return logOf(db);
  } finally {
    db.close();
  }
}

/** What is said of a bundle that is not to be read, its own path left out; `nothing` where it is read. */
export async function saidOf(folder: string, path: string): Promise<string> {
  const before = readdirSync(folder).length;
  try {
    await readBundle(folder, path);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (readdirSync(folder).length !== before) return 'something was left behind';
    return `${error.code}: ${error.message.replaceAll(path, 'FILE')}`;
  }
  return 'nothing';
}

/** The lines of the last batch of a bundle, which is of one change. */
export const lastBatchOf = (good: Entries): string =>
  `${(good['operations.jsonl'] ?? '').trimEnd().split('\n').slice(-2).join('\n')}\n`;
