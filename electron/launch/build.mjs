import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from './child.mjs';
import { root } from './node-version.mjs';

const SOURCES = ['shared', 'electron', 'renderer', 'electron.vite.config.ts', 'package.json'];
const OUTPUTS = [
  'main/desktop.js',
  'main/server.js',
  'main/cli.js',
  'main/core-thread.js',
  'main/parse-thread.js',
  'renderer/index.html',
];

const builder = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');

/**
 * The time of the newest file under a path, in milliseconds.
 *
 * @param {string} path
 * @returns {number}
 */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  // The type checker's own notes lie among the sources and are none.
  if (!stat.isDirectory()) return path.endsWith('.tsbuildinfo') ? 0 : stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}

/** Whether the built program is missing or older than its sources. A program without sources is as it should be. */
export function isStale() {
  const built = OUTPUTS.map((name) => statSync(join(root, 'out', name), { throwIfNoEntry: false })?.mtimeMs ?? 0);
  const oldest = Math.min(...built);
  if (!existsSync(builder)) return oldest === 0;
  return oldest === 0 || SOURCES.some((name) => newest(join(root, name)) > oldest);
}

/**
 * Builds the program, with one line on standard error before it and the builder's own words only there.
 *
 * @returns {Promise<boolean>} whether it is built now; if not, a sentence has been said
 */
export async function build() {
  if (!existsSync(builder)) {
    process.stderr.write(
      'error: Claimwright is not built, and what builds it is not installed. Run "npm ci" in its folder.\n',
    );
    return false;
  }
  process.stderr.write('claimwright: building (a few seconds) …\n');
  const code = await runChild(process.execPath, [builder, 'build', '--logLevel', 'warn'], {
    cwd: root,
    // Standard output belongs to the result of a command.
    stdio: ['ignore', 2, 2],
  });
  if (code === 0) return true;
  process.stderr.write('error: Claimwright could not be built; the lines above say why.\n');
  return false;
}
