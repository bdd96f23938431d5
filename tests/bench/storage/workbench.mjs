import { join, resolve } from 'node:path';
import { v7 } from 'uuid';
import { createCore } from '../../../electron/core/app.ts';

const root = resolve(import.meta.dirname, '../../..');

/**
 * A core in this process, with everything it keeps below `folder`.
 *
 * @param {string} folder
 */
export function openCore(folder) {
  return createCore({
    dataDir: join(folder, 'data'),
    folder: join(folder, 'projects'),
    seedsDir: join(root, 'seeds'),
    version: 'bench',
    parseThread: new URL('../../../electron/core/parse/entry.ts', import.meta.url).href,
  });
}

/**
 * Calls a procedure and gives what it answered.
 *
 * @template {import('../../../shared/api/procedures.ts').ProcedureName} N
 * @param {import('../../../electron/core/core.ts').Core} core
 * @param {N} name
 * @param {import('../../../shared/api/procedures.ts').Input<N>} input
 * @returns {Promise<import('../../../shared/api/procedures.ts').Output<N>>}
 * @throws Error with the reply's message where it was refused: a measurement of a refusal is worth nothing
 */
export async function call(core, name, input) {
  const reply = await core.call(name, input);
  if (!reply.ok) throw new Error(`${name}: ${reply.code}: ${reply.message}`);
  return /** @type {import('../../../shared/api/procedures.ts').Output<N>} */ (reply.value);
}

/**
 * Imports a dataset or a text from a file.
 *
 * @param {import('../../../electron/core/core.ts').Core} core
 * @param {string} path
 */
export async function importFile(core, path) {
  const staged = await call(core, 'import.stage', { task: v7(), source: { kind: 'path', path } });
  const problem = staged.find((file) => file.problem !== null)?.problem;
  if (problem) throw new Error(problem);
  return call(core, 'import.commit', { batch: v7(), task: v7(), ids: staged.map(({ id }) => id) });
}
