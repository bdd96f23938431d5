import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/api/reply.ts';
import { code } from '../../../electron/core/metrics/agreement/ratings.ts';
import { goldOf } from '../../../electron/core/services/agreement/gold.ts';
import { readRatings } from '../../../electron/core/services/agreement/ratings-file.ts';
import { ratingResults } from '../../../electron/core/services/agreement/ratings.ts';
import { readUnits } from '../../../electron/core/services/agreement/units-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'claimwright-tables-'));
const file = join(folder, 't.csv');
afterAll(() => rmSync(folder, { recursive: true }));

const ratings = (csv: string | Uint8Array) => {
  writeFileSync(file, csv);
  return readRatings(file);
};
const units = (csv: string, length: number | null = null) => {
  writeFileSync(file, csv);
  return readUnits(file, length);
};

describe('tables of ratings', () => {
  it('values are numbers where all of them are; an empty cell is none', () => {
    expect(ratings('unit,a,b\r\nx,1,2.50\r\ny,,-1e1\r\n').ratings).toEqual([[1, 2.5], [null, -10]]); // oxfmt-ignore
    expect(ratings('unit,a\nx,1\ny,one\n').ratings).toEqual([['1'], ['one']]);
    expect(ratings('\ufeffunit,a\nx,"a\nb"\n').texts).toEqual([['a\nb']]);
  });

  it('an undefined number says why, and what it rests on', () => {
    const { coders, ratings: rows } = ratings('unit,a,b\n1,x,x\n2,x,x\n3,y,\n');
    const results = ratingResults(code(rows, 2), coders, 'nominal');
    expect(results.find(({ metric }) => metric === 'cohen_kappa')).toMatchObject({
      value: null,
      reason: 'one category only: chance agreement is 1',
      items: 2,
    });
    expect(results.find(({ metric }) => metric === 'cohen_kappa_linear')?.reason).toBe(
      'the values are no numbers, and nothing says their order',
    );
  });

  it.each<[string, string | Uint8Array, RegExp]>([
    [
      'a row that is too short',
      'unit,a,b\n1,x\n',
      /t\.csv:2: this line has 2 cells, the first line has 3; correct it$/,
    ],
    ['a unit twice', 'unit,a\n"1\n",x\n1,x\n', /t\.csv:4: the unit "1" stands in line 2 too; keep one$/],
    ['a unit without a name', 'unit,a\n,x\n', /t\.csv:2: the unit has no name; name it$/],
    ['no unit column', 'a,b\n1,2\n', /t\.csv:1: the first column is not called "unit"; name it so$/],
    ['a column twice', 'unit,a,a\n', /t\.csv:1: the column "a" stands twice; rename one$/],
    ['a column without a name', 'unit,a,\n', /t\.csv:1: a column has no name; name it after its coder$/],
    ['no coder', 'unit\n1\n', /t\.csv:1: there is no column of a coder; add one for each$/],
    ['an empty file', '', /t\.csv:1: the file is empty; the first line names the columns$/],
    ['a quote without an end', 'unit,a\n1,"x\n2,y\n', /t\.csv:\d: this is no CSV: /],
    ['bytes that are no UTF-8', Buffer.from([0x75, 0x6e, 0xff]), /t\.csv: the file is not UTF-8; save it as UTF-8$/],
  ])('%s is refused, with its place', (_, csv, says) => {
    expect(() => ratings(csv)).toThrow(Refusal);
    expect(() => ratings(csv)).toThrow(says);
  });
  it('a file that is not there is refused', () =>
    expect(() => readRatings(join(folder, 'none.csv'))).toThrow(/there is no such file/));
});

describe('tables of units', () => {
  const HEAD = 'document,annotator,label,start,end\n';
  it('columns in any order, documents and annotators sorted, the end of the last unit as length', () => {
    const found = units('end,start,label,annotator,document\n9,0,PER,bo,d\n30,20,ORG,ana,e\n');
    expect(found.annotators).toEqual(['ana', 'bo']);
    expect(found.continua.map(({ length }) => length)).toEqual([9, 30]);
    expect(found.continua[0]?.annotators).toEqual([[], [{ start: 0, end: 9, label: 'PER' }]]);
  });

  it.each<[string, string, number | null, RegExp]>([
    [
      'a unit that is empty',
      `${HEAD}d,a,L,5,5\n`,
      null,
      /t\.csv:2: the unit from 5 to 5 is empty or ends before it starts; correct it$/,
    ],
    [
      'an offset that is none',
      `${HEAD}d,a,L,1.5,5\n`,
      null,
      /t\.csv:2: start is "1\.5", not a whole number from 0; correct it$/,
    ],
    ['a negative offset', `${HEAD}d,a,L,-1,5\n`, null, /t\.csv:2: start is "-1"/],
    [
      'a unit past the length',
      `${HEAD}d,a,L,1,5\n`,
      4,
      /t\.csv:2: the unit ends at 5, after the length 4; correct one of them$/,
    ],
    ['no label', `${HEAD}d,a,,1,5\n`, null, /t\.csv:2: label is empty; fill it in$/],
    [
      'a column missing',
      'document,label,start,end\n',
      null,
      /t\.csv:1: there is no column "annotator"; it needs document, /,
    ],
  ])('%s is refused, with its place', (_, csv, length, says) => {
    expect(() => units(csv, length)).toThrow(says);
  });
});

describe('gold labels', () => {
  const VOTES = 'unit,w1,w2,w3\nt1,no,yes,\nt2,yes,yes,no\nt3,,,\nt4,yes,yes,yes\n';

  it('by majority: a tie and a unit without answers get no label, and are told', () => {
    const found = goldOf(ratings(VOTES), 'majority', 0);
    expect(found.labels).toEqual({ t1: null, t2: 'yes', t3: null, t4: 'yes' });
    expect(found.ties).toEqual(['t1']);
    expect(found.posteriors['t3']).toBeNull();
    expect(found.posteriors['t2']?.['yes']).toBeCloseTo(2 / 3, 9);
    expect(found.competence).toEqual({ w1: 1, w2: 1, w3: 0.5 });
  });

  it.each(['dawid-skene', 'mace'] as const)('by %s', (strategy) => {
    const found = goldOf(ratings(VOTES), strategy, 0);
    expect(found.labels).toMatchObject({ t3: null, t4: 'yes' });
    expect(Object.keys(found.competence).toSorted()).toEqual(['w1', 'w2', 'w3']);
  });

  it('a threshold leaves the rest to people', () => {
    const found = goldOf(ratings(VOTES), 'majority', 0.9);
    expect(found.labels).toEqual({ t1: null, t2: null, t3: null, t4: 'yes' });
    expect(found.below_min_agreement).toEqual(['t2']);
  });
});
