import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lastWords, readTally, total } from './tally.mjs';

const root = resolve(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'claimwright-run-'));
afterAll(() => rmSync(folder, { recursive: true }));
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));

/** Runs `tests/run.mjs` on planted tests, as `npm test` would: its exit code, its last line but for the names of what failed, and those. */
function runOn(
  part: 'unit' | 'e2e',
  name: string,
  tests: string | null,
): { code: number | null; last: string; failed: string[]; out: string } {
  const config = join(folder, `${part}-${name}.config.mjs`);
  const file = `${part}-${name}.${part === 'unit' ? 'test' : 'spec'}.mjs`;
  const here = JSON.stringify(folder);
  writeFileSync(
    config,
    part === 'unit'
      ? `export default { root: ${here}, test: { include: ['${file}'] } };`
      : `export default { testDir: ${here}, testMatch: '${file}', outputDir: ${JSON.stringify(join(folder, 'results'))}, reporter: 'line' };`,
  );
  if (tests !== null) writeFileSync(join(folder, file), tests);
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([key]) => !/^(VITEST|TEST$|NODE_ENV|PW_)/.test(key)),
  );
  const args = [join(root, 'tests/run.mjs'), part, '--no-build', '--config', config];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    encoding: 'utf8',
    env: { ...env, CI: 'true' },
  });
  const lines = stdout.trimEnd().split('\n');
  const end = lines.findLastIndex((line) => !line.startsWith('FAILED '));
  return { code: status, last: lines[end] ?? '', failed: lines.slice(end + 1), out: stdout + stderr };
}

const unit = (body: string): string => `import { expect, it } from 'vitest'; ${body}`;
const e2e = (body: string): string => `import { expect, test } from '@playwright/test'; ${body}`;

describe('npm test', () => {
  const planted: readonly [part: 'unit' | 'e2e', name: string, tests: string | null, code: number, last: string][] = [
    ['unit', 'pass', unit(`it('holds', () => expect(1).toBe(1));`), 0, '1 passed, 0 failed'],
    ['unit', 'fail', unit(`it('holds', () => {}); \nit('fails', () => expect(1).toBe(2));`), 1, '1 passed, 1 failed'],
    ['unit', 'broken', `import './gone.mjs';`, 1, '0 passed, 1 failed'],
    [
      'unit',
      'rejects',
      unit(`it('holds', () => { void Promise.reject(new Error('unseen')); });`),
      1,
      '1 passed, 1 failed',
    ],
    ['unit', 'skipped', unit(`it.skip('holds', () => {});`), 1, '0 passed, 1 failed'],
    ['unit', 'none', null, 1, '0 passed, 1 failed'],
    ['e2e', 'pass', e2e(`test('holds', () => expect(1).toBe(1));`), 0, '1 passed, 0 failed'],
    ['e2e', 'fail', e2e(`test('holds', () => {}); \ntest('fails', () => expect(1).toBe(2));`), 1, '1 passed, 1 failed'],
    // One for the file, one for the empty run that is left.
    ['e2e', 'broken', `import './gone.mjs';`, 1, '0 passed, 2 failed'],
    ['e2e', 'none', null, 1, '0 passed, 1 failed'],
  ];

  const WHY: Readonly<Record<string, unknown[]>> = {
    'unit fail': ['unit-fail.test.mjs: fails | line 2: AssertionError: expected 1 to be 2 // Object.is equality'],
    'unit broken': [expect.stringMatching(/^unit-broken\.test\.mjs \| .*gone\.mjs/)],
    'e2e fail': [
      'e2e-fail.spec.mjs: fails | line 2: Error: expect(received).toBe(expected) // Object.is equality Expected: 2 Received: 1',
    ],
    'e2e broken': [expect.stringMatching(/^Playwright \| .*gone\.mjs/), 'Playwright | Error: No tests found'],
    'e2e none': ['Playwright | Error: No tests found'],
  };

  it.each(planted)('%s: %s', { timeout: 30_000 }, (part, name, tests, code, last) => {
    const result = runOn(part, name, tests);
    expect({ code: result.code, last: result.last }, result.out).toEqual({ code, last });
    // The names stand last, where a log that is cut has them, each with its reason.
    expect(result.failed.map((line) => line.replace(/^FAILED (?:\S*[\\/])?/, ''))).toEqual(
      WHY[`${part} ${name}`] ?? [],
    );
  });

  it('refuses an unknown part', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'tests/run.mjs'), 'all'], { encoding: 'utf8' });
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining('there is no part "all"') });
  });
});

describe('the tally', () => {
  const write = (name: string, value: unknown): string => {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(value));
    return file;
  };
  const well = { ok: true, said: '' };
  const badly = { ok: false, said: 'exit code 1' };

  it.each([
    ['all passed', { numPassedTests: 3, numFailedTests: 0 }, well, { passed: 3, failed: 0, problem: null, names: [] }],
    ['one failed', { numPassedTests: 3, numFailedTests: 1 }, badly, { passed: 3, failed: 1, problem: null, names: [] }],
    [
      'one failed, unnoticed',
      { numPassedTests: 3, numFailedTests: 1 },
      well,
      { passed: 3, failed: 1, problem: expect.any(String), names: [] },
    ],
    [
      'failed outside of the tests',
      { numPassedTests: 3, numFailedTests: 0 },
      badly,
      { passed: 3, failed: 1, problem: expect.any(String), names: [] },
    ],
    [
      'nothing ran',
      { numPassedTests: 0, numFailedTests: 0 },
      well,
      { passed: 0, failed: 1, problem: 'no test ran', names: [] },
    ],
    ['not a result', { some: 'thing' }, well, { passed: 0, failed: 1, problem: expect.any(String), names: [] }],
  ])('%s', (name, value, end, expected) => {
    expect(readTally(write(name, value), end)).toEqual(expected);
  });

  it('says of what failed where and why, shortly, without colours and places in the code', () => {
    const name = join(root, 'tests/a.test.ts');
    const failed = (fullName: string, message: string): object => ({
      fullName,
      status: 'failed',
      failureMessages: [message],
    });
    const tests = [
      failed('b', `Error: \u001b[31mno\u001b[39m\n  such thing\n    at f (${name}:12:3)\n    at g`),
      failed('c', `${'x'.repeat(400)}\n    at f (/elsewhere.ts:1:1)`),
      failed('d', ''),
    ];
    const file = write('whys', {
      numPassedTests: 0,
      numFailedTests: 4,
      testResults: [
        { name, status: 'failed', assertionResults: tests },
        { name, status: 'failed', message: 'Cannot find it', assertionResults: [] },
      ],
    });
    expect(readTally(file, badly).names.map((line) => line.replace(/.*(?=a\.test)/, ''))).toEqual([
      'a.test.ts: b | line 12: Error: no such thing',
      `a.test.ts: c | ${'x'.repeat(299)}…`,
      'a.test.ts: d',
      'a.test.ts | Cannot find it',
    ]);
  });

  it('is a failure where nothing was written', () => {
    expect(readTally(join(folder, 'never.json'), well)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('says at the end which tests failed, and not more than can be read', () => {
    const tally = { passed: 0, failed: 1, problem: null };
    expect(
      lastWords([
        { ...tally, names: ['a.test.ts: fails'] },
        { ...tally, names: [] },
      ]),
    ).toEqual(['FAILED a.test.ts: fails']);
    const many = Array.from({ length: 50 }, (_, i) => `${i}`);
    expect(lastWords([{ ...tally, names: many }])).toHaveLength(41);
    expect(lastWords([{ ...tally, names: many }]).at(-1)).toBe('and 10 more');
  });

  it('sums, and never passes with nothing', () => {
    expect(total([])).toEqual({ passed: 0, failed: 0, exitCode: 1 });
    expect(
      total([
        { passed: 2, failed: 0 },
        { passed: 1, failed: 1 },
      ]),
    ).toEqual({ passed: 3, failed: 1, exitCode: 1 });
    expect(total([{ passed: 2, failed: 0 }])).toEqual({ passed: 2, failed: 0, exitCode: 0 });
  });
});
