import type { FullResult, Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter';
import { findElectron } from './hosts.ts';

/** What a project's name stands for in the report's last line. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['web', 'web'],
  ['electron', 'electron'],
  ['electron-standin', 'electron (stand-in)'],
]);

/** Ends the report with the hosts that tests really ran on, so that nobody takes the stand-in for Electron. */
// oxlint-disable-next-line import/no-default-export -- Playwright asks for it
export default class HostsReporter implements Reporter {
  private readonly ran = new Set<string>();

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status !== 'skipped') this.ran.add(projectOf(test.parent));
  }

  onEnd(_result: FullResult): void {
    process.stdout.write(`${hostsLine([...this.ran], findElectron() !== null)}\n`);
  }

  printsToStdio(): boolean {
    return false;
  }
}

/** The line for projects that ran tests. */
export function hostsLine(projects: readonly string[], hasElectron: boolean): string {
  if (projects.length === 0) return 'hosts: none';
  const names = projects.map((project) =>
    project === 'electron-standin' && !hasElectron
      ? "electron (stand-in; Electron's binary is not on this machine)"
      : (WORDS.get(project) ?? project),
  );
  return `hosts: ${names.toSorted((a, b) => b.localeCompare(a)).join(', ')}`;
}

function projectOf(suite: Suite): string {
  return suite.project()?.name ?? '';
}
