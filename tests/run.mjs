// `npm test`: everything that must hold, in one command. `node tests/run.mjs --help` says what can be left out.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const HELP = `node tests/run.mjs [unit|e2e] [--no-build] [--config FILE] [-- ARGUMENT…]

  unit          what runs in Node (vitest); e2e: what needs a window (Playwright); neither: both
  --no-build    test what was built before, even if its sources are newer
  --config      another configuration of the runner (with unit or e2e)
  -- ARGUMENT…  handed to the runner (with unit or e2e), for example: -- --grep "undo"
`;

const root = resolve(import.meta.dirname ?? '.', '..');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 12)) {
  console.error(
    `Claimwright needs Node 22.12 or later, and this is ${process.versions.node}. "npm test" finds the right one.`,
  );
  process.exit(1);
}

// Loaded only now: what they import does not load in an older Node.
const { binOf, run } = await import('./setup/command.mjs');
const { getChromium } = await import('./setup/chromium.mjs');
const { isStale } = await import('../electron/launch/build.mjs');
const { lastWords, readTally, total } = await import('./setup/tally.mjs');

const { values, positionals } = readArguments();
const only = positionals[0];
const extra = positionals.slice(1);

const say = (/** @type {string} */ line) => console.log(line);
/** @type {{ name: string, seconds: number, tally: import('./setup/tally.mjs').Tally }[]} */
const parts = [];
const scratch = mkdtempSync(join(tmpdir(), 'claimwright-tests-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const chromium = await timed('browser', async () => {
  const file = await getChromium(say);
  return file === null ? { value: '', problem: 'there is no Chromium' } : { value: file, problem: null };
});
/** @type {NodeJS.ProcessEnv} */
const env = { ...process.env, CHROMIUM_PATH: chromium };

// `npm ci` has built what it installed.
if (!values['no-build'] && isStale()) {
  await timed('build', async () => {
    const end = await run(process.execPath, [binOf('electron-vite'), 'build', '--logLevel', 'warn'], {
      cwd: root,
      timeoutMs: 180_000,
    });
    return { value: undefined, problem: end.ok ? null : `electron-vite build: ${end.said}` };
  });
}

// Tests of a program that was not built, or without a browser, would only say the same thing many times over.
if (parts.every(({ tally }) => tally.problem === null)) {
  if (only !== 'e2e') await test('unit', (file, config) => unit(file, config ?? 'tests/vitest.config.ts'));
  if (only !== 'unit') await test('e2e', (file, config) => e2e(file, config ?? 'tests/playwright.config.ts'));
}

say('');
for (const { name, seconds, tally } of parts) {
  const counts = tally.passed + tally.failed > 0 ? `  ${tally.passed} passed, ${tally.failed} failed` : '';
  say(
    `${name.padEnd(8)}${seconds.toFixed(1).padStart(7)} s${counts}${tally.problem === null ? '' : `: ${tally.problem}`}`,
  );
}
const { passed, failed, exitCode } = total(parts.map(({ tally }) => tally));
say(`${passed} passed, ${failed} failed`);
lastWords(parts.map(({ tally }) => tally)).forEach(say);
process.exit(exitCode);

/**
 * Does one step and keeps its time. A problem counts as a failure.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<{ value: T, problem: string | null }>} step
 */
async function timed(name, step) {
  const start = performance.now();
  const { value, problem } = await step();
  const seconds = (performance.now() - start) / 1000;
  parts.push({ name, seconds, tally: { passed: 0, failed: problem === null ? 0 : 1, problem, names: [] } });
  return value;
}

/**
 * @param {string} name
 * @param {(tallyFile: string, config: string | undefined) => Promise<{ ok: boolean, said: string }>} runner
 */
async function test(name, runner) {
  say(`\n== ${name}`);
  const start = performance.now();
  const file = join(scratch, `${name}.json`);
  const tally = readTally(file, await runner(file, values.config));
  parts.push({ name, seconds: (performance.now() - start) / 1000, tally });
}

/**
 * @param {string} tallyFile
 * @param {string} config
 */
function unit(tallyFile, config) {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${tallyFile}`];
  const args = [binOf('vitest'), 'run', '--config', config, ...reporters, ...extra];
  return run(process.execPath, args, { cwd: root, env, timeoutMs: 1_800_000 });
}

/**
 * @param {string} tallyFile
 * @param {string} config
 */
function e2e(tallyFile, config) {
  const reporter = join(import.meta.dirname, 'setup/playwright-tally.mjs');
  // Playwright adds this reporter to those of the configuration; `--reporter` would replace them.
  const counted = { ...env, PW_TEST_REPORTER: reporter, CLAIMWRIGHT_TALLY: tallyFile };
  const args = [binOf('playwright'), 'test', '--config', config, ...extra];
  return run(process.execPath, args, { cwd: root, env: counted, timeoutMs: 1_200_000 });
}

function readArguments() {
  try {
    const read = parseArgs({
      options: { 'no-build': { type: 'boolean' }, config: { type: 'string' }, help: { type: 'boolean' } },
      allowPositionals: true,
    });
    if (read.values.help) {
      process.stdout.write(HELP);
      process.exit(0);
    }
    const [part, ...rest] = read.positionals;
    if (part !== undefined && part !== 'unit' && part !== 'e2e') throw new Error(`there is no part "${part}"`);
    if (part === undefined && (read.values.config !== undefined || rest.length > 0))
      throw new Error('name the part: unit or e2e');
    return read;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    process.exit(2);
  }
}
