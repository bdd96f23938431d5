import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import { median, ROUNDS } from '../result.mjs';
import { spansOf, textOf } from './corpus.mjs';
import { call, importFile, openCore } from './workbench.mjs';

const COUNT = 10_000;

/**
 * 10,000 annotations in one batch, against a bare insert of the same records into a table with the same columns and
 * indexes, in one transaction as durable: without checks, and without a log.
 *
 * @param {string} folder
 * @returns {Promise<import('../result.mjs').BenchResult[]>}
 */
export async function measureBulk(folder) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const here = join(folder, `bulk-${round}`);
    mkdirSync(here);
    rounds.push(await oneRound(here, round));
    rmSync(here, { recursive: true });
  }
  const seconds = median(rounds.map(({ ours }) => ours)) / 1000;
  const ratio = median(rounds.map(({ ours, bare }) => bare / ours));
  const both = median(rounds.map(({ ours, bareWithLog }) => bareWithLog / ours));
  return [
    {
      name: 'bulk write, 10,000 in one batch',
      unit: 'rows/s',
      value: COUNT / seconds,
      ratio,
      ratioTo: 'bare batch insert',
      goal: '≥ 0.5 ×',
      pass: ratio >= 0.5,
    },
    {
      name: 'the same',
      unit: 'rows/s',
      value: COUNT / seconds,
      ratio: both,
      ratioTo: 'bare insert of rows and log entries',
    },
  ];
}

/**
 * @param {string} folder
 * @param {number} round
 */
async function oneRound(folder, round) {
  const core = await openCore(folder);
  const { path } = await call(core, 'project.create', { name: 'Bulk' });
  const text = textOf(round, 100_000);
  writeFileSync(join(folder, 'article.txt'), text);
  const [document = ''] = (await importFile(core, join(folder, 'article.txt'))).documents;
  await call(core, 'preferences.save', { annotator: { id: 'bench', name: 'Bench' } });
  const annotations = spansOf(text, round, COUNT).map(({ start, end, label, quote }) => ({
    id: v7(),
    document,
    label,
    quote,
    fragments: [{ start, end }],
  }));
  const start = performance.now();
  await call(core, 'annotations.create', { batch: v7(), annotations });
  const ours = performance.now() - start;
  await core.close();
  return { ours, ...bareInserts(path, join(folder, 'bare.sqlite')) };
}

/**
 * Inserts what the core wrote into empty tables of the same definition, without triggers.
 *
 * @param {string} project
 * @param {string} target
 */
function bareInserts(project, target) {
  const from = new Database(project, { readonly: true });
  const rows = {
    annotations: from.prepare('SELECT * FROM annotations').all(),
    operations: from.prepare('SELECT * FROM operations').all(),
  };
  const schema = /** @type {{ sql: string }[]} */ (
    from
      .prepare(
        "SELECT sql FROM sqlite_schema WHERE type IN ('table', 'index') AND tbl_name IN ('annotations', 'operations') AND sql IS NOT NULL ORDER BY type DESC",
      )
      .all()
  );
  from.close();
  const db = new Database(target);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = OFF');
  for (const { sql } of schema) db.exec(sql);
  const insert = (/** @type {'annotations' | 'operations'} */ name) => {
    const columns = /** @type {{ name: string }[]} */ (db.pragma(`table_info(${name})`)).map((column) => column.name);
    const names = columns.map((column) => `"${column}"`).join(', ');
    const values = columns.map((column) => `@${column}`).join(', ');
    const statement = db.prepare(`INSERT INTO ${name} (${names}) VALUES (${values})`);
    const start = performance.now();
    db.transaction(() => {
      for (const row of rows[name]) statement.run(row);
    })();
    return performance.now() - start;
  };
  const bare = insert('annotations');
  const bareWithLog = bare + insert('operations');
  db.close();
  return { bare, bareWithLog };
}
