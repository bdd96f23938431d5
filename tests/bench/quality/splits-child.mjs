// node splits-child.mjs FOLDER: a split of its documents, the same with another seed, and the leaks of a split by chance.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { call } from '../storage/workbench.mjs';
import { figures, inProject, watch } from './watch.mjs';

const RATIOS = [0.8, 0.1, 0.1];

await inProject(async (core, folder) => {
  const propose = (/** @type {number} */ seed) => call(core, 'splits.propose', { task: v7(), ratios: RATIOS, seed });
  const proposed = await watch(() => propose(1));
  const again = await watch(() => propose(2));
  const { documents } = await call(core, 'documents.list', {});
  const path = join(folder, 'own.csv');
  const splitOf = (/** @type {number} */ i) => (i % 10 < 8 ? 'train' : i % 10 === 8 ? 'validation' : 'test');
  writeFileSync(path, `document,split\n${documents.map(({ id }, i) => `${id},${splitOf(i)}\n`).join('')}`);
  let leaks = 0;
  const checked = await watch(async () => {
    leaks = (await call(core, 'splits.check', { task: v7(), source: { kind: 'path', path } })).leaks.length;
  });
  const say = documents.length.toLocaleString('en');
  return [
    ...figures(`split of ${say} documents, near-copies looked for`, proposed, 60),
    ...figures('the same with another seed', again, 10),
    ...figures('leaks of a split by chance', checked, 10),
    { name: '  leaks', unit: '', value: leaks },
  ];
});
