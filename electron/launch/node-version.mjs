// Read by every Node from 18 on: it is what keeps an older one from crashing in the store, so it uses nothing newer.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runChild } from './child.mjs';

const NEEDED = [22, 12];
/** Set for the process that has been started again, so that it can never start itself once more. */
const AGAIN = 'CLAIMWRIGHT_NODE_CHECKED';

/** The folder of `package.json`. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Whether a version such as "22.12.0" is new enough.
 *
 * @param {string} version
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > (NEEDED[0] ?? 0) || (major === NEEDED[0] && minor >= (NEEDED[1] ?? 0));
}

/** The Node that came with the project's own dependencies, or null where it is not there or too old itself. */
function ownNode() {
  const modules = join(root, 'node_modules');
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const candidates = [
    join(modules, `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`, 'bin', program),
    join(modules, '.bin', program),
  ];
  const found = candidates.find((path) => existsSync(path));
  if (found === undefined) return null;
  const { stdout } = spawnSync(found, ['--version'], { encoding: 'utf8' });
  return isNewEnough(stdout ?? '') ? found : null;
}

/**
 * Sees to it that a script runs under a Node that the store can live with. Under an older one it is run again by the
 * project's own Node where that is there; else a sentence says what is needed. In both cases `process.exitCode` is set.
 *
 * @param {string} script the asking script's `import.meta.url`
 * @returns {Promise<boolean>} whether the asking script should go on
 */
export async function onRightNode(script) {
  if (isNewEnough(process.versions.node)) return true;
  const node = process.env[AGAIN] ? null : ownNode();
  if (node === null) {
    process.stderr.write(
      `error: Claimwright needs Node ${NEEDED.join('.')} or newer, and this is ${process.versions.node}. ` +
        'Run "npm ci" in its folder, which brings one along on most machines, or install a newer Node.\n',
    );
    process.exitCode = 1;
    return false;
  }
  const env = { ...process.env, [AGAIN]: '1' };
  process.exitCode = await runChild(node, [fileURLToPath(script), ...process.argv.slice(2)], { env });
  return false;
}
