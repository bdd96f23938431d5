import { readFileSync } from 'node:fs';

/**
 * What a part of the tests came to.
 *
 * @typedef {{ passed: number, failed: number, problem: string | null }} Tally `problem`: what went wrong beside
 *   single tests
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
    return { passed: 0, failed: 1, problem: `its runner told no result (${end.said || 'exit code 0'})` };
  const { passed, failed } = counts;
  if (passed + failed === 0) return { passed: 0, failed: 1, problem: 'no test ran' };
  if (!end.ok && failed === 0)
    return { passed, failed: 1, problem: `its runner failed outside of the tests (${end.said})` };
  if (end.ok && failed > 0) return { passed, failed, problem: 'its runner said that all is well' };
  return { passed, failed, problem: null };
}

/**
 * @param {string} file
 * @returns {{ passed: number, failed: number } | null}
 */
function readCounts(file) {
  try {
    const { numPassedTests: passed, numFailedTests: failed } = JSON.parse(readFileSync(file, 'utf8'));
    return Number.isInteger(passed) && Number.isInteger(failed) ? { passed, failed } : null;
  } catch {
    return null;
  }
}

/**
 * The sum over parts, and the exit code that it deserves.
 *
 * @param {readonly Tally[]} tallies
 */
export function total(tallies) {
  const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
  const failed = tallies.reduce((sum, tally) => sum + tally.failed, 0);
  return { passed, failed, exitCode: failed === 0 && passed > 0 ? 0 : 1 };
}
