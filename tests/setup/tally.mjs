import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/**
 * What a part of the tests came to.
 *
 * @typedef {{ passed: number, failed: number, problem: string | null, names: readonly string[] }} Tally `problem`: what
 *   went wrong beside single tests; `names`: of the tests that failed, and of files that could not be run, each with what it said
 */

/**
 * Reads how many tests passed and failed from what a runner wrote, and mistrusts it: a runner that failed without a
 * failed test, wrote nothing or ran nothing counts as one failure, so a broken part can never look green.
 *
 * @param {string} file JSON with `numPassedTests` and `numFailedTests`
 * @param {{ ok: boolean, said: string }} end how the runner ended
 * @returns {Tally}
 */
export function readTally(file, end) {
  const counts = readCounts(file);
  if (counts === null)
    return { passed: 0, failed: 1, problem: `its runner told no result (${end.said || 'exit code 0'})`, names: [] };
  const { passed, failed, names } = counts;
  if (passed + failed === 0) return { passed: 0, failed: 1, problem: 'no test ran', names };
  if (!end.ok && failed === 0)
    return { passed, failed: 1, problem: `its runner failed outside of the tests (${end.said})`, names };
  if (end.ok && failed > 0) return { passed, failed, problem: 'its runner said that all is well', names };
  return { passed, failed, problem: null, names };
}

/**
 * @param {string} file
 * @returns {{ passed: number, failed: number, names: string[] } | null}
 */
function readCounts(file) {
  try {
    const { numPassedTests: passed, numFailedTests: failed, testResults } = JSON.parse(readFileSync(file, 'utf8'));
    return Number.isInteger(passed) && Number.isInteger(failed)
      ? { passed, failed, names: namesOfFailed(testResults ?? []) }
      : null;
  } catch {
    return null;
  }
}

/**
 * @param {{ name: string, status: string, message?: string, assertionResults: { fullName: string, status: string, failureMessages?: string[] }[] }[]} files
 */
function namesOfFailed(files) {
  return files.flatMap(({ name, status, message = '', assertionResults }) => {
    const file = relative(process.cwd(), name);
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (failed.length > 0)
      return failed.map(({ fullName, failureMessages = [] }) =>
        withWhy(`${file}: ${fullName}`, failureMessages[0], name),
      );
    return status === 'failed' ? [withWhy(file, message, name)] : [];
  });
}

/** Characters of a message that are told, at most. */
const LONGEST_WHY = 300;

/**
 * The name of a test with why it failed behind it, on one line and without colours: its own line in the file, and the
 * beginning of the message without the places in the code.
 *
 * @param {string} test
 * @param {string} [message] with the places
 * @param {string} [file] the test's own
 */
function withWhy(test, message = '', file = '') {
  const plain = stripVTControlCharacters(message);
  const [said = ''] = plain.split(/^ +at /m);
  const why = said.replaceAll(/\s+/g, ' ').trim();
  if (why === '') return test;
  const line = /^:(\d+)/.exec(plain.split(file)[1] ?? '')?.[1];
  const short = why.length > LONGEST_WHY ? `${why.slice(0, LONGEST_WHY - 1)}…` : why;
  return `${test} |${line === undefined ? '' : ` line ${line}:`} ${short}`;
}

/** Names that are told at the end, at most: more would be cut off like the output before them. */
const MOST = 40;

/**
 * The last lines of a run that failed: which tests did, so that nobody has to look for them in the output of all.
 *
 * @param {readonly Tally[]} tallies
 * @returns {string[]} nothing where all passed
 */
export function lastWords(tallies) {
  const names = tallies.flatMap(({ names }) => names);
  const more = names.length - MOST;
  return [...names.slice(0, MOST).map((name) => `FAILED ${name}`), ...(more > 0 ? [`and ${more} more`] : [])];
}

/**
 * The sum over parts, and the exit code that it deserves.
 *
 * @param {readonly Pick<Tally, 'passed' | 'failed'>[]} tallies
 */
export function total(tallies) {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
  return { passed, failed, exitCode: failed === 0 && passed > 0 ? 0 : 1 };
}
