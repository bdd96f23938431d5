import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFigure, type FigureReading } from '../../../shared/figures/read.ts';
import { workWatch } from '../../support/work.ts';

/**
 * What is wrong by now, of how many: docs/figures.md states the same. Cases that are read wrong stay in their table; whoever mends
 * one, or adds one, states the new number in both places.
 */
const STATED = [
  { file: 'figures.tsv', cases: 396, wrong: 3, parts: { comparator: 0, value: 2, unit: 2, kind: 3 } },
  { file: 'figures-held-out.tsv', cases: 66, wrong: 8, parts: { comparator: 1, value: 1, unit: 3, kind: 5 } },
] as const;

interface Case {
  readonly language: string | null;
  readonly text: string;
  readonly answer: string;
  readonly around: string;
  readonly asOf: string | null;
}

function table(file: string): Case[] {
  const lines = readFileSync(new URL(`../../fixtures/${file}`, import.meta.url), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [language = '', text = '', answer = '', around = '', asOf = ''] = line.split('\t');
      return { language: language === '-' ? null : language, text, answer, around, asOf: asOf || null };
    });
}

/** A reading as the tables write it. */
function written({ proposals, why }: FigureReading): string {
  if (why !== null) return `none: ${why}`;
  return proposals
    .map(({ min, max, comparator, isStrict, unit, kind }) => {
      const sign = isStrict ? comparator.charAt(0) : comparator;
      const value = min === max ? String(min) : `${min}..${max}`;
      return [sign === '=' ? '' : sign, value, unit ?? '', `(${kind})`].filter(Boolean).join(' ');
    })
    .join(' ;; ');
}

function read({ text, around, language }: Case): FigureReading {
  const place = around.indexOf(text);
  const [before, after] = place < 0 ? ['', ''] : [around.slice(0, place), around.slice(place + text.length)];
  return readFigure(text, { before, after, language });
}

/** The parts of one answer: sign, value, unit, kind; only the first where there are several. */
function partsOf(answer: string): readonly string[] {
  const [first = ''] = answer.split(' ;; ');
  const [, sign = '', value = first, unit = '', kind = ''] =
    /^(?:([~<>=]+) )?(-?[\d.]+) ?(.*?) ?\((.+)\)$/.exec(first) ?? [];
  return [sign, value, unit, kind];
}

describe.each(STATED)('the figures of $file', ({ file, cases, wrong, parts }) => {
  const all = table(file);
  const answers = all.map((one) => ({ one, reading: read(one) }));
  const misses = answers.filter(
    ({ one, reading }) => written(reading) !== one.answer || (reading.proposals[0]?.asOf ?? null) !== one.asOf,
  );

  it(`${wrong} of ${cases} are wrong in some part, and the documentation says so`, () => {
    const told = misses.map(({ one, reading }) => `${one.text}: ${written(reading)}, not ${one.answer}`);
    expect(all).toHaveLength(cases);
    expect(told, told.join('\n')).toHaveLength(wrong);
    const page = readFileSync(new URL('../../../docs/figures.md', import.meta.url), 'utf8');
    expect(page).toContain(`${wrong} of ${cases}`);
  });

  it('so many are wrong in each part', () => {
    const off = (place: number): number =>
      answers.filter(({ one, reading }) => partsOf(written(reading))[place] !== partsOf(one.answer)[place]).length;
    expect({ comparator: off(0), value: off(1), unit: off(2), kind: off(3) }).toEqual(parts);
  });

  it('every proposal says which words it read as the number', () => {
    for (const { one, reading } of answers) {
      for (const { read: said, sure } of reading.proposals) {
        expect(said.filter(({ as }) => as === 'number' || as === 'convention').length, one.text).toBe(1);
        if (reading.proposals.length > 1) expect(sure, one.text).toBe('low');
      }
    }
  });
});

it('says what it took the words for', () => {
  expect(readFigure('about 3,000 additional troops', { language: 'en' }).proposals[0]?.read).toEqual([
    { part: 'about', as: 'comparator', means: '~' },
    { part: '3,000', as: 'number', means: '3000' },
    { part: 'troops', as: 'unit', means: 'troops' },
    { part: 'additional', as: 'kind', means: 'increment' },
  ]);
  expect(readFigure('$115 million annually').proposals[0]?.read).toEqual([
    { part: '115 million', as: 'number', means: '115000000' },
    { part: '$', as: 'unit', means: 'USD' },
    { part: 'annually', as: 'rate', means: 'USD/year' },
  ]);
});

it('a quote that ends with its number counts what the sentence goes on with', () => {
  const read = (after: string) => readFigure('30,000', { after, language: 'en' }).proposals[0];
  expect(read(' additional North Korean troops to Russia')).toMatchObject({ unit: 'troops', kind: 'increment' });
  expect(read(' may seem excessive')).toMatchObject({ unit: null, kind: 'total' });
});

it('a convention is told and not sure', () => {
  expect(readFigure('thousands of soldiers').proposals[0]).toMatchObject({ sure: 'low', comparator: '>=' });
  expect(readFigure('10,000 soldiers', { language: 'en' }).proposals[0]?.sure).toBe('high');
});

it('what is taken away is an increment that a person has to look at', () => {
  expect(readFigure('3,000 fewer troops', { language: 'en' }).proposals[0]).toMatchObject({
    unit: 'troops',
    kind: 'increment',
    sure: 'medium',
  });
});

it('long and hostile texts are read in time', () => {
  const texts = [
    '1'.repeat(20_000),
    '1,'.repeat(10_000),
    'about '.repeat(5000),
    'half a '.repeat(4000),
    '천'.repeat(10_000),
    '1 '.repeat(8000),
    'million '.repeat(4000),
    '- '.repeat(9000),
  ];
  for (const text of texts) {
    const worked = workWatch();
    readFigure(text);
    expect(worked(), text.slice(0, 20)).toBeLessThan(2000);
  }
});
