import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ROOT } from '../../e2e/hosts.ts';
import { CONTROL, CONTROL_TITLES, plantIn, PLANTS } from './plants.ts';

const testSchema = z.object({
  projectName: z.string(),
  results: z.array(z.object({ status: z.string(), errors: z.array(z.object({ message: z.string() })) })),
});
const specSchema = z.object({ title: z.string(), tests: z.array(testSchema) });
const reportSchema = z.object({ suites: z.array(z.object({ specs: z.array(specSchema) })) });

type Outcome = { readonly project: string; readonly title: string; readonly status: string; readonly error: string };

// The stand-in's specs are worth something only if a program that is broken turns them red.
describe('planted faults in the built desktop program', () => {
  const copies = mkdtempSync(join(tmpdir(), 'claimwright-faults-'));
  let outcomes: readonly Outcome[] = [];

  beforeAll(async () => {
    if (!existsSync(join(ROOT, 'out', 'main', 'desktop.js'))) throw new Error('expected a build: npm run build');
    plantIn(join(copies, CONTROL), ROOT, []);
    for (const { name, edits } of PLANTS) plantIn(join(copies, name), ROOT, edits);
    outcomes = await runSpecs(copies);
  }, 240_000);

  afterAll(() => rmSync(copies, { recursive: true, force: true }));

  it.each(PLANTS)('$name: seen by “$title”', ({ name, title }) => {
    const seen = outcomes.filter((outcome) => outcome.project === name);
    expect(seen).toMatchObject([{ title, status: 'failed' }]);
    // Red for its reason: an expectation that does not hold, not a program that does not start.
    expect(seen[0]?.error).toMatch(/expect\(|expect\./);
  });

  it('without a fault the same tests pass', () => {
    const control = outcomes.filter((outcome) => outcome.project === CONTROL);
    const passed = CONTROL_TITLES.map((title) => ({ project: CONTROL, title, status: 'passed', error: '' }));
    expect(control).toEqual(passed);
  });
});

/** Runs the specs on the copies; a run that ends red is what most of them are for. */
async function runSpecs(copies: string): Promise<Outcome[]> {
  const playwright = join(ROOT, 'node_modules', '@playwright', 'test', 'cli.js');
  const config = join(import.meta.dirname, 'playwright.config.ts');
  const env = { ...process.env, CLAIMWRIGHT_FAULTS: copies, PW_TEST_REPORTER: '' };
  const said = await new Promise<string>((resolve) => {
    execFile(process.execPath, [playwright, 'test', '--config', config], { env, cwd: ROOT }, (_error, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
  const file = join(copies, 'report.json');
  if (!existsSync(file)) throw new Error(`expected a report, got: ${said}`);
  const { suites } = reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return suites.flatMap(({ specs }) =>
    specs.flatMap(({ title, tests }) =>
      tests.map(({ projectName, results }) => {
        const [result] = results;
        const error = result?.errors.map(({ message }) => message).join('\n') ?? '';
        return { project: projectName, title, status: result?.status ?? 'not run', error };
      }),
    ),
  );
}
