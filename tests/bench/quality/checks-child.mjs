// node checks-child.mjs FOLDER: the quality checks over its project.
import { v7 } from 'uuid';
import { call } from '../storage/workbench.mjs';
import { figures, inProject, watch } from './watch.mjs';

await inProject(async (core) => {
  /** @type {import('../../../shared/api/quality.ts').QualityReport | undefined} */
  let report;
  const took = await watch(async () => {
    report = await call(core, 'quality.check', { task: v7() });
  });
  const count = report?.looked.annotations ?? 0;
  const found = report?.kinds.reduce((sum, { open }) => sum + open, 0) ?? 0;
  const say = (/** @type {number} */ n) => n.toLocaleString('en');
  const name = `quality checks, ${say(count)} annotations in ${say(report?.looked.documents ?? 0)} documents`;
  return [...figures(name, took, count / 10_000), { name: '  findings', unit: '', value: found }];
});
