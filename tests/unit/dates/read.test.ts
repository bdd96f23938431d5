import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDate, type DateReading } from '../../../shared/dates/read.ts';
import { parseEdtf } from '../../../shared/text/edtf.ts';

/** What is wrong by now, of how many: docs/figures.md states the same. */
const STATED = [
  { file: 'dates.tsv', cases: 212, wrong: 1 },
  { file: 'dates-held-out.tsv', cases: 30, wrong: 4 },
] as const;

interface Case {
  readonly published: string | null;
  readonly language: string;
  readonly text: string;
  readonly answer: string;
  readonly around: string;
}

function table(file: string): Case[] {
  const lines = readFileSync(new URL(`../../fixtures/${file}`, import.meta.url), 'utf8').split('\n');
  return lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [published = '', language = '', text = '', answer = '', around = ''] = line.split('\t');
      return { published: published === '-' ? null : published, language, text, answer, around };
    });
}

function read({ published, language, text, around }: Case): DateReading {
  const place = around.indexOf(text);
  const [before, after] = place < 0 ? ['', around] : [around.slice(0, place), around.slice(place + text.length)];
  return readDate(text, { published, before, after, language: language === '-' ? null : language });
}

const written = ({ proposals, why }: DateReading): string =>
  why === null ? proposals.map(({ edtf }) => edtf).join(' ;; ') : `none: ${why}`;

describe.each(STATED)('the dates of $file', ({ file, cases, wrong }) => {
  const all = table(file);
  const answers = all.map((one) => ({ one, reading: read(one) }));

  it(`${wrong} of ${cases} are wrong, and the documentation says so`, () => {
    const misses = answers.filter(({ one, reading }) => written(reading) !== one.answer);
    const told = misses.map(
      ({ one, reading }) => `${one.published} ${one.text}: ${written(reading)}, not ${one.answer}`,
    );
    expect(all).toHaveLength(cases);
    expect(told, told.join('\n')).toHaveLength(wrong);
    const page = readFileSync(new URL('../../../docs/figures.md', import.meta.url), 'utf8');
    expect(page).toContain(`${wrong} of ${cases}`);
  });

  it('every proposal is EDTF', () => {
    for (const { one, reading } of answers) {
      for (const { edtf } of reading.proposals) expect(parseEdtf(edtf), `${one.text} ${edtf}`).not.toBeNull();
    }
  });
});

it('says which words it read, and how sure that is', () => {
  const published = '2024-10-08';
  expect(readDate('Russia has sent troops in recent weeks', { published }).proposals).toEqual([
    { edtf: '2024-09-10~/2024-10-08', words: 'recent weeks', sure: 'low' },
  ]);
  expect(readDate('signed since last week', { published }).proposals[0]).toMatchObject({
    words: 'since last week',
    sure: 'medium',
  });
  expect(readDate('on June 19, 2024', { published: null }).proposals[0]?.sure).toBe('high');
  const numeric = (language: string | null) => readDate('on 04/05/2024', { published, language });
  expect(numeric(null).proposals.map(({ sure }) => sure)).toEqual(['low', 'low']);
  expect(numeric('de').proposals).toEqual([{ edtf: '2024-05-04', words: '04/05/2024', sure: 'high' }]);
});

it.each([
  ['February 29', '2023-05-01', 'no-day'],
  ['31 June 2024', null, 'no-day'],
  ['last year', 'nonsense', 'reference-vague'],
  ['last year', '2024/2025', 'reference-vague'],
  ['may send', '2024-10-08', 'no-date'],
  ['the fall of Kyiv', '2024-10-08', 'no-date'],
  ['1,984 men', '2024-10-08', 'no-date'],
] as const)('%s against %s: %s', (text, published, why) => {
  expect(readDate(text, { published })).toEqual({ proposals: [], why });
});
