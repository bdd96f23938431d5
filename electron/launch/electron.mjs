import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './node-version.mjs';

const DAY_MS = 24 * 60 * 60 * 1000;

const home = join(root, 'node_modules', 'electron');
const memory = join(root, 'node_modules', '.cache', 'claimwright', 'electron.json');

const PROGRAMS = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
const program = PROGRAMS[/** @type {'darwin'} */ (process.platform)] ?? 'electron';

/**
 * Electron's executable where it is on this machine already: where ELECTRON_OVERRIDE_DIST_PATH says, else in the package.
 *
 * @returns {string | null}
 */
export function findElectron() {
  const told = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const path = join(told || join(home, 'dist'), program);
  return existsSync(path) ? path : null;
}

/** @returns {string} Electron's version, or nothing where the package is not installed */
function version() {
  try {
    const about = /** @type {{ version: string }} */ (JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')));
    return about.version;
  } catch {
    return '';
  }
}

/**
 * Why the last try failed, if that was for this version and less than a day ago.
 *
 * @param {string} wanted
 * @returns {string | null}
 */
function rememberedFailure(wanted) {
  try {
    const failure = /** @type {{ version: string, at: number, why: string }} */ (
      JSON.parse(readFileSync(memory, 'utf8'))
    );
    const age = Date.now() - failure.at;
    return failure.version === wanted && age >= 0 && age < DAY_MS ? failure.why : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} wanted
 * @param {string} why
 */
function rememberFailure(wanted, why) {
  try {
    mkdirSync(join(memory, '..'), { recursive: true });
    writeFileSync(memory, JSON.stringify({ version: wanted, at: Date.now(), why }));
  } catch {
    // The next start then tries again, which costs time and nothing else.
  }
}

/**
 * An installer's output in a few words.
 *
 * @param {string} output
 */
export function condense(output) {
  const status = /\b(?:HTTP(?:Error)?|status(?: code)?|Response code)\D{0,12}([45]\d\d)\b/i.exec(output)?.[1];
  if (status !== undefined) return `the download was answered with ${status}`;
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ECONNRESET|ETIMEDOUT|fetch failed/.test(output)) {
    return 'the download server cannot be reached';
  }
  if (/ENOSPC/.test(output)) return 'the disk is full';
  if (/EACCES|EROFS|EPERM/.test(output)) return 'its folder cannot be written to';
  if (/checksum|sha256/i.test(output)) return 'the downloaded file is not what it should be';
  return 'the download failed';
}

/**
 * Lets Electron's own installer fetch the executable, for at most 20 seconds (CLAIMWRIGHT_DOWNLOAD_SECONDS), and
 * remembers a failure for a day.
 *
 * @returns {Promise<string | null>} null: it is there now; else why not, in a few words
 */
export async function fetchElectron() {
  const wanted = version();
  if (wanted === '') return 'its package is not installed';
  if (process.env['CLAIMWRIGHT_NO_DOWNLOAD'] === '1') return 'downloading is switched off';
  // Who gives it more time wants it tried again.
  const remembered = process.env['CLAIMWRIGHT_DOWNLOAD_SECONDS'] ? null : rememberedFailure(wanted);
  if (remembered !== null) return remembered;
  const seconds = Number(process.env['CLAIMWRIGHT_DOWNLOAD_SECONDS']) || 20;
  process.stderr.write(`claimwright: fetching Electron (${seconds} seconds at most) …\n`);
  const { ended, output } = await install(seconds);
  if (findElectron() !== null) return null;
  const why = ended ? condense(output) : 'the download took too long';
  rememberFailure(wanted, why);
  return why;
}

/**
 * @param {number} seconds
 * @returns {Promise<{ ended: boolean, output: string }>} `ended`: by itself, not by the clock
 */
function install(seconds) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(home, 'install.js')], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let ended = true;
    /** @param {Buffer} part */
    const keep = (part) => void (output = (output + part.toString()).slice(-20_000));
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const clock = setTimeout(() => {
      ended = false;
      child.kill('SIGKILL');
    }, seconds * 1000);
    const end = () => {
      clearTimeout(clock);
      resolve({ ended, output });
    };
    child.on('error', end);
    child.on('close', end);
  });
}
