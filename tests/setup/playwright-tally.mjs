import { writeFileSync } from 'node:fs';

/**
 * Playwright reporter, run beside those of the configuration: writes how many tests passed and failed to the file that
 * `CLAIMWRIGHT_TALLY` names, in the same words as vitest's JSON.
 */
export default class PlaywrightTally {
  /** @type {import('@playwright/test/reporter').Suite | undefined} */
  #suite;
  /** @type {import('@playwright/test/reporter').TestError[]} */
  #errors = [];

  /**
   * @param {import('@playwright/test/reporter').FullConfig} _config
   * @param {import('@playwright/test/reporter').Suite} suite
   */
  onBegin(_config, suite) {
    this.#suite = suite;
  }

  /**
   * @param {import('@playwright/test/reporter').TestError} error
   */
  onError(error) {
    this.#errors = [...this.#errors, error];
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
    const failedTests = tests
      .filter(({ outcome }) => outcome === 'unexpected')
      .map(({ test }) => {
        const [, project, , ...names] = test.titlePath();
        const fullName = [project, ...names].filter(Boolean).join(' › ');
        const why = test.results.flatMap(({ errors }) => errors)[0];
        const assertionResults = [{ fullName, status: 'failed', failureMessages: [messageOf(why)] }];
        return { name: test.location.file, status: 'failed', assertionResults };
      });
    const passed = outcomes.filter((outcome) => outcome === 'expected' || outcome === 'flaky').length;
    const failed = outcomes.filter((outcome) => outcome === 'unexpected').length + this.#errors.length;
    const outside = this.#errors.map((error) => ({
      name: 'Playwright',
      status: 'failed',
      message: messageOf(error),
      assertionResults: [],
    }));
    const testResults = [...failedTests, ...outside];
    writeFileSync(file, JSON.stringify({ numPassedTests: passed, numFailedTests: failed, testResults }));
  }

  printsToStdio() {
    return false;
  }
}

/**
 * The message of an error with the places in the code, as vitest gives it.
 *
 * @param {import('@playwright/test/reporter').TestError} [error]
 */
const messageOf = ({ message, stack, value } = {}) => stack ?? message ?? value ?? '';
