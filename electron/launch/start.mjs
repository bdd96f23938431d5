// `npm start`: the workbench in Electron where its executable is or can be had, else in a browser of this machine.
import { join } from 'node:path';
import { build, isStale } from './build.mjs';
import { runChild } from './child.mjs';
import { fetchElectron, findElectron } from './electron.mjs';
import { onRightNode, root } from './node-version.mjs';

const HELP = `Usage: npm start [-- PROJECT]

Opens the workbench: in Electron where its executable is here or can be downloaded, else in a browser.

Environment:
  CLAIMWRIGHT_DATA                folder for preferences and the list of recent projects
  CLAIMWRIGHT_FOLDER              folder for new projects and exports
  CLAIMWRIGHT_NO_DOWNLOAD=1       never tries to download Electron
  CLAIMWRIGHT_DOWNLOAD_SECONDS=N  tries it now, for so long (20, and once a day)
  CLAIMWRIGHT_HOST=browser        uses the browser even where Electron is there
  CHROMIUM_PATH                   the Chromium that shows the window where Electron is not there
`;
/** A start that fails within this time has not shown a window. */
const SHOWN_AFTER_MS = 8000;
const IDLE_SECONDS = 30;

/** @param {string} line */
const say = (line) => void process.stderr.write(`claimwright: ${line}\n`);

const hasScreen =
  process.platform === 'darwin' ||
  process.platform === 'win32' ||
  Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

/**
 * Finds or fetches Electron's executable.
 *
 * @returns {Promise<{ path: string } | { why: string }>}
 */
async function electron() {
  if (process.env['CLAIMWRIGHT_HOST'] === 'browser') return { why: 'CLAIMWRIGHT_HOST says browser' };
  const told = Boolean(process.env['ELECTRON_OVERRIDE_DIST_PATH']);
  if (!hasScreen && !told) return { why: 'this machine has no screen' };
  const why = findElectron() === null ? await fetchElectron() : null;
  const path = findElectron();
  return path === null ? { why: `Electron is not here: ${why ?? 'its executable is missing'}` } : { path };
}

/**
 * Runs the desktop program. Null: it ended before it can have shown a window.
 *
 * @param {string} path
 * @param {readonly string[]} projects
 * @returns {Promise<number | null>}
 */
async function runElectron(path, projects) {
  const started = Date.now();
  // Chromium's sandbox does not work for root, and Electron then refuses to start.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const code = await runChild(path, [...asRoot, root, ...projects]);
  return code !== 0 && code < 128 && Date.now() - started < SHOWN_AFTER_MS ? null : code;
}

/** @param {readonly string[]} projects */
async function runBrowser(projects) {
  const project = projects[0] === undefined ? [] : ['--project', projects[0]];
  const idle = hasScreen ? ['--idle', String(IDLE_SECONDS)] : [];
  return runChild(process.execPath, [join(root, 'out', 'main', 'server.js'), '--open', ...idle, ...project]);
}

/** @param {readonly string[]} args */
async function start(args) {
  if (args.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  const projects = args.filter((arg) => !arg.startsWith('-'));
  if (isStale() && !(await build())) return 1;
  const found = await electron();
  if ('path' in found) {
    const code = await runElectron(found.path, projects);
    if (code !== null) return code;
    say('Electron could not start here, so the workbench opens in a browser. Its address:');
  } else {
    say(`${found.why}, so the workbench opens in a browser. Its address:`);
  }
  return runBrowser(projects);
}

/**
 * npm passes a signal on to the shell between it and this process, which ends without passing it further: an `npm start`
 * that was told to end would leave its server behind. So the end of that shell is taken for the signal.
 */
function endWithNpm() {
  if (process.env['npm_lifecycle_event'] === undefined || process.platform === 'win32') return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500);
  watch.unref();
}

endWithNpm();
if (await onRightNode(import.meta.url)) process.exitCode = await start(process.argv.slice(2));
