import { writeFileSync } from 'node:fs';

/**
 * Playwright reporter, run beside those of the configuration: writes how many tests passed and failed to the file that
 * `CLAIMWRIGHT_TALLY` names, in the same words as vitest's JSON.
 */
export default class PlaywrightTally {
  /** @type {import('@playwright/test/reporter').Suite | undefined} */
  #suite;
  #errors = 0;

  /**
   * @param {import('@playwright/test/reporter').FullConfig} _config
   * @param {import('@playwright/test/reporter').Suite} suite
   */
  onBegin(_config, suite) {
    this.#suite = suite;
  }

  onError() {
    this.#errors += 1;
  }

  onEnd() {
    const file = process.env['CLAIMWRIGHT_TALLY'];
    if (file === undefined) return;
    const tests = (this.#suite?.allTests() ?? []).map((test) => ({
      test,
      // A test that was never started has no results and counts as failed: it was expected to say something.
      outcome: test.results.length === 0 ? 'unexpected' : test.outcome(),
    }));
    const outcomes = tests.map(({ outcome }) => outcome);
    const testResults = tests
      .filter(({ outcome }) => outcome === 'unexpected')
      .map(({ test }) => {
        const [, project, , ...names] = test.titlePath();
        const fullName = [project, ...names].filter(Boolean).join(' › ');
        return { name: test.location.file, status: 'failed', assertionResults: [{ fullName, status: 'failed' }] };
      });
    const passed = outcomes.filter((outcome) => outcome === 'expected' || outcome === 'flaky').length;
    const failed = outcomes.filter((outcome) => outcome === 'unexpected').length + this.#errors;
    writeFileSync(file, JSON.stringify({ numPassedTests: passed, numFailedTests: failed, testResults }));
  }

  printsToStdio() {
    return false;
  }
}
