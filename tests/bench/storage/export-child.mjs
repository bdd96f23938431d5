// One export in a process of its own, so that its peak memory is nobody else's. Prints what it measured as JSON.
import Database from 'better-sqlite3';
import { v7 } from 'uuid';
import { call, openCore } from './workbench.mjs';

const [folder = '', project = '', target = ''] = process.argv.slice(2);

const core = await openCore(folder);
await call(core, 'project.open', { path: project });
const start = performance.now();
await call(core, 'export.write', { task: v7(), format: 'jsonl', path: target, layer: 'all', overwrite: false });
const exported = performance.now() - start;
// In KiB, and read before anything else can raise it.
const memory = (process.resourceUsage().maxRSS * 1024) / 1e6;
await core.close();

const iterated = iterate(project);
console.log(JSON.stringify({ exported, memory, iterated }));

/**
 * Reads every column of every document, text and annotation once.
 *
 * @param {string} path
 */
function iterate(path) {
  const db = new Database(path, { readonly: true });
  const begin = performance.now();
  let rows = 0;
  for (const table of ['documents', 'texts', 'annotations']) {
    for (const row of db.prepare(`SELECT * FROM ${table}`).iterate()) if (row !== null) rows += 1;
  }
  const ms = performance.now() - begin;
  db.close();
  if (rows === 0) throw new Error('there were no rows');
  return ms;
}
