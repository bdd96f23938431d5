import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import type { Agreement, GoldResult } from '../../shared/api/agreement.ts';
import { claimwright, result } from './claimwright.ts';

// Whole processes, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'claimwright-agreement-'));
const inFolder = { cwd: folder };
afterAll(() => rmSync(folder, { recursive: true }));
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return name;
};

/** Krippendorff 2011, example C: four coders with missing values. */
const RATINGS = `unit,a,b,c,d
1,1,1,,1
2,2,2,3,2
3,3,3,3,3
4,3,3,3,3
5,2,2,2,2
6,1,2,3,4
7,4,4,4,4
8,1,1,2,1
9,2,2,2,2
10,,5,5,5
11,,,1,1
12,,,3,
`;

describe('claimwright agreement', () => {
  it('of ratings, as JSON: every metric with what it rests on', async () => {
    const file = write('r.csv', RATINGS);
    const found = JSON.parse(
      await result(['agreement', '--ratings', file, '--level', 'interval', '--json'], inFolder),
    ) as Agreement;
    expect(found.coders).toEqual(['a', 'b', 'c', 'd']);
    expect(found.items).toBe(12);
    const alpha = found.results.find(({ metric }) => metric === 'krippendorff_alpha');
    expect(alpha).toMatchObject({ level: 'interval', items: 11, reason: null });
    expect(alpha?.value).toBeCloseTo(0.8491071428571428, 9);
    const pair = found.results.find(({ metric, coders }) => metric === 'cohen_kappa' && coders?.join('') === 'cd');
    expect(pair).toMatchObject({ items: 10, reason: null });
    expect(found.results).toHaveLength(6 * 6 + 2);
  });

  it('of units, as text and the same twice', async () => {
    const file = write(
      'u.csv',
      'end,start,label,annotator,document\n9,0,PER,ana,d\n8,0,PER,bo,d\n30,20,ORG,ana,e\n30,20,ORG,bo,e\n',
    );
    const args = ['agreement', '--units', file, '--length', '40', '--seed', '3'];
    const text = await result(args, inFolder);
    expect(text).toMatch(/^2 coders \(ana, bo\), 4 rows\n\nMETRIC/);
    expect(text).toMatch(/\nspan_strict +ana – bo +0\.5000 +4 +precision 0\.5000, recall 0\.5000\n/);
    expect(text).toMatch(/\nku_alpha +ORG +1\.0000 /);
    expect(text).toMatch(/\ngamma +[0-9.]+ +4 +\d+ samples\n/);
    expect(await result(args, inFolder)).toBe(text);
  });

  it('wrong usage says what is right', async () => {
    const { code, err } = await claimwright(['agreement', '--units', 'x.csv', '--ratings', 'y.csv'], inFolder);
    expect(code).toBe(2);
    expect(err).toMatch(/say a project, --ratings FILE or --units FILE/);
  });
});

describe('claimwright gold', () => {
  const votes = (): string => write('v.csv', 'unit,w1,w2,w3\nt1,no,yes,\nt2,yes,yes,no\nt3,,,\nt4,yes,yes,yes\n');

  it('by majority: a tie and a unit without answers get no label, and are told', async () => {
    const found = JSON.parse(await result(['gold', '--ratings', votes(), '--json'], inFolder)) as GoldResult;
    expect(found.labels).toEqual({ t1: null, t2: 'yes', t3: null, t4: 'yes' });
    expect(found.ties).toEqual(['t1']);
    expect(found.posteriors['t3']).toBeNull();
    expect(found.posteriors['t2']?.['yes']).toBeCloseTo(2 / 3, 9);
    expect(found.competence).toEqual({ w1: 1, w2: 1, w3: 0.5 });
  });

  it('with a threshold the rest is left to people', async () => {
    const text = await result(['gold', '--ratings', votes(), '--min-agreement', '0.9'], inFolder);
    expect(text).toMatch(/\nt2 +– +too little agreement\n/);
    expect(text).toMatch(/\nt1 +– +tie\n/);
    expect(text).toMatch(/\nt4 +yes +1\.0000\n/);
  });
});
