// An import into a new project in a process of its own, by the calls that the window makes. Prints what it measured as JSON.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '../../../shared/api/client.ts';
import { createCore } from '../../../electron/core/app.ts';

/** What the made-up datasets are annotated with, as a codebook file says it. */
const CODEBOOK = {
  id: 'bench',
  version: '1.0.0',
  span_labels: ['CLAIM', 'SOURCE', 'CUE'].map((name) => ({ name })),
  attributes: [
    { on: 'any', name: 'certainty', type: 'choice', values: ['certain', 'possible'] },
    { on: 'any', name: 'value', type: 'number' },
  ],
  relations: [{ name: 'attributed_to', from: 'CLAIM', to: 'CLAIM' }],
};

const [id = '', counted = '', path = '', undo = ''] = process.argv.slice(2);
const root = resolve(import.meta.dirname, '../../..');
const dataDir = mkdtempSync(join(dirname(path) || tmpdir(), 'import-'));

/** In MB; the highest so far. */
const peak = () => (process.resourceUsage().maxRSS * 1024) / 1e6;

const core = await createCore({
  dataDir,
  folder: join(dataDir, 'projects'),
  seedsDir: join(root, 'seeds'),
  version: '0.0.0',
  parseThread: pathToFileURL(join(root, 'electron/core/parse/entry.ts')).href,
});
try {
  const client = createClient({ call: core.call, subscribe: core.subscribe });
  await client.call('preferences.save', { annotator: { id: 'bench', name: 'Bench' } });
  const codebook = join(dataDir, 'codebook.json');
  writeFileSync(codebook, JSON.stringify(CODEBOOK));
  await client.call('project.create', { name: 'Bench', codebook });
  const before = peak();
  const times = [performance.now()];
  const [staged] = await client.call('import.stage', { task: 'stage', source: { kind: 'path', path }, format: id });
  if (!staged || staged.problem !== null) throw new Error(staged?.problem ?? 'nothing was staged');
  times.push(performance.now());
  const afterStage = peak() - before;
  const done = await client.call('import.commit', { batch: 'bench', task: 'commit', ids: [staged.id] });
  times.push(performance.now());
  if (done.annotations !== Number(counted)) throw new Error(`${done.annotations} of ${counted} annotations`);
  const memory = peak() - before;
  if (undo !== '') await client.call('history.undo', { batch: 'back' });
  times.push(performance.now());
  const [start = 0, read = 0, written = 0, end = 0] = times;
  console.log(
    JSON.stringify({
      ms: written - start,
      stage: read - start,
      commit: written - read,
      undo: end - written,
      memory,
      stageMemory: afterStage,
      undoMemory: peak() - before,
    }),
  );
} finally {
  await core.close();
  rmSync(dataDir, { recursive: true, force: true });
}
