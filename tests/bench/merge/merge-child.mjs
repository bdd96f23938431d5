import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import { mergeInto } from '../../../electron/core/merge/merge-into.ts';
import { toState } from '../../../electron/core/repositories/state.ts';
import { createClock } from '../../../electron/core/services/clock.ts';
import { addDocuments } from '../../../electron/core/services/import-documents.ts';
import { openProject, createProject } from '../../../electron/core/services/project.ts';
import { quietPace } from '../../../electron/core/services/task.ts';
import { documentId, sha256 } from '../../../electron/core/sources/identity.ts';
import { textOf } from '../storage/corpus.mjs';

const COUNT = Number(process.argv[2] ?? 100_000);
const DOCUMENTS = 200;
const IN_BATCH = 20;
const MB = 2 ** 20;

/** Seconds of the processor: a machine that is busy with something else does not make it slower. */
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000_000;
};

const folder = mkdtempSync(join(tmpdir(), 'claimwright-bench-'));
process.once('exit', () => {
  rmSync(folder, { recursive: true, force: true });
});
const world = { now: Date.now, id: v7, emit: () => {} };

/** Two copies of one project; answers its documents. */
function makeCopies() {
  const project = createProject(join(folder, 'ours.claimwright'), world);
  const label = { name: 'CLAIM', definition: '', key: '1', color: 1, badge: 'C', mandatory: false, examples: [] };
  const codebook = { id: 'bench', version: '1', labels: [label], attributes: [], relations: [] };
  project.write({
    batch: v7(),
    name: 'make project',
    actor: 'claimwright',
    undoable: false,
    changes: [
      { entity: 'project', id: 'bench', after: { id: 'bench', name: 'Bench', sample: false } },
      { entity: 'codebook', id: 'bench', after: codebook },
      { entity: 'layer', id: 'ana', after: { id: 'ana', kind: 'annotator' } },
    ],
  });
  const documents = Array.from({ length: DOCUMENTS }, (_, i) => {
    const text = textOf(i, 20_000);
    const id = documentId(text);
    return { id, text };
  });
  addDocuments(project, {
    batch: v7(),
    actor: 'claimwright',
    documents: documents.map(({ id, text }) => ({
      bytes: Buffer.from(text),
      publication: { fileName: `${id}.txt` },
      parsed: {
        id,
        mediaType: /** @type {const} */ ('text/plain'),
        encoding: 'utf-8',
        encodingFrom: /** @type {const} */ ('utf-8'),
        text,
        title: id,
        blocks: [],
        marks: [],
        words: 3000,
        bytesSha256: sha256(text),
        textSha256: sha256(text),
      },
    })),
  });
  project.close();
  copyFileSync(join(folder, 'ours.claimwright'), join(folder, 'theirs.claimwright'));
  return documents;
}

/**
 * What somebody did in the other copy: nine new annotations, and then an edit of the last one. Only the log: nothing else is read.
 *
 * @param {readonly { id: string, text: string }[]} documents
 */
function work(documents) {
  const db = new Database(join(folder, 'theirs.claimwright'));
  db.pragma('synchronous = OFF');
  const clock = createClock(Date.now);
  const batch = db.prepare(`INSERT INTO batches (id, actor, at, name, undoable) VALUES (?, 'ana', ?, 'tag CLAIM', 1)`);
  const operation = db.prepare(
    `INSERT INTO operations (batch, n, at, entity, entity_id, base, before, after) VALUES (?, ?, ?, 'annotation', ?, ?, ?, ?)`,
  );
  db.transaction(() => {
    let [id, at, last] = ['', '', { id: '', state: '', place: '' }];
    for (let i = 0; i < COUNT; i += 1) {
      const n = i % IN_BATCH;
      if (n === 0) {
        [id, at] = [v7(), clock.tick()];
        batch.run(id, at);
      }
      const { id: document, text } = documents[Math.floor((i / COUNT) * DOCUMENTS)] ?? { id: '', text: '' };
      // An edit is a batch of its own in life; here it is the first of the next one.
      const isEdit = n === 0 && i > 0;
      const start = (i * 7) % (text.length - 12);
      const annotation = {
        id: isEdit ? last.id : v7(),
        document,
        layer: 'ana',
        label: 'CLAIM',
        fragments: [{ start, end: start + 10 }],
        quote: text.slice(start, start + 10),
        attributes: {},
        note: isEdit ? 'looked at again' : undefined,
        codebookVersion: '1',
        origin: { kind: 'human' },
      };
      const state = toState('annotation', JSON.parse(JSON.stringify(annotation)));
      operation.run(id, n, at, annotation.id, isEdit ? last.place : null, isEdit ? last.state : null, state);
      last = { id: annotation.id, state, place: `${id}:${n}` };
    }
  })();
  db.close();
}

/**
 * The log and the annotations of a project, inserted into empty tables of the same definition in one transaction, without checks.
 *
 * @param {string} path
 */
function bareInserts(path) {
  const from = new Database(path, { readonly: true });
  const db = new Database(join(folder, 'bare.sqlite'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  const schema = /** @type {{ sql: string }[]} */ (
    from
      .prepare(
        `SELECT sql FROM sqlite_schema WHERE type IN ('table', 'index') AND tbl_name IN ('annotations', 'operations', 'batches')
         AND sql IS NOT NULL ORDER BY type DESC`,
      )
      .all()
  );
  for (const { sql } of schema) db.exec(sql);
  db.pragma('foreign_keys = OFF');
  const start = cpu();
  db.transaction(() => {
    for (const table of ['batches', 'operations', 'annotations']) {
      const columns = /** @type {{ name: string }[]} */ (db.pragma(`table_info(${table})`)).map(({ name }) => name);
      const names = columns.map((name) => `"${name}"`).join(', ');
      const statement = db.prepare(`INSERT INTO ${table} (${names}) VALUES (${columns.map(() => '?').join(', ')})`);
      for (const row of from.prepare(`SELECT ${names} FROM ${table}`).raw().iterate()) {
        statement.run(.../** @type {unknown[]} */ (row));
      }
    }
  })();
  const seconds = cpu() - start;
  db.close();
  from.close();
  return seconds;
}

work(makeCopies());
const path = join(folder, 'ours.claimwright');
const project = openProject(path, false, world);
const theirs = /** @type {import('../../../electron/core/db/types.ts').ReadDb} */ (
  /** @type {unknown} */ (new Database(join(folder, 'theirs.claimwright'), { readonly: true }))
);
const incoming = [{ name: 'theirs.claimwright', db: theirs }];
globalThis.gc?.();
const before = process.memoryUsage().rss;
let peak = before;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage().rss);
}, 50);
let start = cpu();
const { plans } = await mergeInto(project, incoming, quietPace());
const merged = cpu() - start;
clearInterval(watch);
start = cpu();
await mergeInto(project, incoming, quietPace());
const again = cpu() - start;
if (plans[0]?.operations.new !== COUNT) throw new Error('not all of it came');
project.close();
theirs.close();
const bare = bareInserts(path);
const many = COUNT.toLocaleString('en-US');
process.stdout.write(
  JSON.stringify([
    { name: `merge of ${many} operations`, unit: 's of a processor', value: merged },
    {
      name: 'the same',
      unit: 'operations/s',
      value: COUNT / merged,
      ratio: bare / merged,
      ratioTo: 'bare insert of the rows and the log',
    },
    { name: 'the same, none of them new', unit: 'operations/s', value: COUNT / again },
    { name: 'memory above the start', unit: 'MB', value: (peak - before) / MB },
  ]),
);
