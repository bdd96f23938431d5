// The long versions of proofs that run short inside the tests: `node tests/proof.mjs sessions [how many]`.
import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

/** Each proof: its test file, the variable that says how often, and how often unless told. */
const PROOFS = {
  backups: { file: 'tests/unit/core/backups.test.ts', variable: 'ROUNDS', often: '100' },
  merge: { file: 'tests/properties/merge', variable: 'MERGE_CASES', often: '100000' },
  sessions: { file: 'tests/properties/session.test.ts', variable: 'SESSION_RUNS', often: '10000' },
};

const [name = '', often] = process.argv.slice(2);
const proof = Object.hasOwn(PROOFS, name) ? PROOFS[/** @type {keyof typeof PROOFS} */ (name)] : null;
if (proof === null) {
  console.error(`Say which proof: ${Object.keys(PROOFS).join(', ')}.`);
  process.exit(2);
}
const root = resolve(import.meta.dirname, '..');
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--config', 'tests/vitest.config.ts', '--project', 'unit-shared', proof.file],
  { cwd: root, stdio: 'inherit', env: { ...process.env, [proof.variable]: often ?? proof.often } },
);
process.exit(status ?? 1);
