import { describe, expect, it } from 'vitest';
import { countAxis, linearAxis, logAxis, plotFormat, timeAxis } from '../../../shared/plot/scales.ts';
import { fitText, isolated, textWidth, wrapText } from '../../../shared/plot/text-width.ts';

const format = plotFormat('en');
const labels = (axis: { ticks: readonly { label: string }[] }): string[] =>
  axis.ticks.map(({ label }) => label).filter((label) => label !== '');

describe('axes', () => {
  it.each<[string, { most: number; least?: number }, string[]]>([
    [
      'amounts have zero, though all are large',
      { most: 11_000, least: 9000 },
      ['0', '2,000', '4,000', '6,000', '8,000', '10,000', '12,000'],
    ],
    ['below zero, too', { most: 5, least: -5 }, ['-6', '-4', '-2', '0', '2', '4', '6']],
    ['nothing', { most: 0 }, ['0', '0.2', '0.4', '0.6', '0.8', '1']],
  ])('%s', (_name, amounts, expected) => {
    const axis = linearAxis(amounts, { from: 0, to: 100 }, 6, format.short);
    expect(labels(axis)).toEqual(expected);
    expect(axis.ticks.some(({ value }) => value === 0)).toBe(true);
  });

  it('counts are whole', () => {
    expect(labels(countAxis(2, { from: 0, to: 1 }, 10, format.short))).toEqual(['0', '1', '2']);
    expect(labels(countAxis(0, { from: 0, to: 1 }, 10, format.short))).toEqual(['0', '1']);
  });

  it('powers are equally far apart, and within one power the steps are named', () => {
    const wide = logAxis({ least: 100, most: 30_000_000 }, { from: 0, to: 60 }, format.short);
    expect(labels(wide)).toEqual(['100', '1,000', '10,000', '100,000', '1M', '10M', '100M']);
    expect(wide.at(10_000) - wide.at(1000)).toBeCloseTo(wide.at(100_000) - wide.at(10_000));
    const narrow = labels(logAxis({ least: 3000, most: 15_000 }, { from: 0, to: 60 }, format.short));
    expect(narrow).toEqual(
      ['1,000', '2,000', '5,000', '10,000', '20,000', '50,000', '100,000'].slice(0, narrow.length),
    );
    expect(narrow.length).toBeGreaterThan(3);
    expect(Number.isFinite(logAxis({ least: 0, most: 0 }, { from: 0, to: 1 }, format.short).at(1))).toBe(true);
  });

  const day = (text: string): number => Date.parse(`${text}T00:00:00Z`);
  it.each<[string, string, string, string, string[]]>([
    [
      'days',
      '2024-10-28',
      '2024-11-02',
      'en',
      ['28 Oct 2024', '29 Oct 2024', '30 Oct 2024', '31 Oct 2024', '1 Nov 2024', '2 Nov 2024'],
    ],
    ['months', '2024-10-15', '2025-06-15', 'en', ['Nov 2024', 'Jan 2025', 'Jun 2025']],
    ['years', '1998-05-01', '2024-05-01', 'en', ['2000', '2005', '2010', '2015', '2020', '2025']],
    ['one day', '2024-10-28', '2024-10-28', 'ko', ['2024년 10월 28일']],
  ])('time in %s is written as exact as its ticks are apart', (_name, first, last, lang, expected) => {
    const axis = timeAxis({ first: day(first), last: day(last) }, { from: 0, to: 600 }, 6, lang);
    expect(expected.filter((one) => !labels(axis).includes(one))).toEqual([]);
    expect(axis.at(day(first))).toBeGreaterThan(0);
    expect(axis.at(day(last))).toBeLessThan(600);
  });
});

describe('text without a font', () => {
  it('is never estimated narrower than wide letters, CJK and figures are', () => {
    expect(textWidth('한국어', 10)).toBeGreaterThanOrEqual(30);
    expect(textWidth('MMM', 10)).toBeGreaterThanOrEqual(22);
    expect(textWidth('e\u0301', 10)).toBe(textWidth('e', 10));
  });

  it.each([
    ['short', 100, 'short'],
    ['A long name of an outlet', 80, 'A long nam…'],
    ['👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 60, '👩‍👩‍👧…'],
  ])('cuts %s between characters', (text, width, expected) => {
    const cut = fitText(text, 12, width);
    expect(cut).toBe(expected);
    expect(textWidth(cut, 12)).toBeLessThanOrEqual(width);
  });

  it('breaks at blanks, and anywhere where there are none', () => {
    expect(wrapText('one two three four', 10, 42, 3)).toEqual(['one two', 'three', 'four']);
    expect(wrapText('一二三四五六', 10, 35, 2)).toEqual(['一二三', '四五六']);
    expect(wrapText('one two three four five six seven', 10, 50, 2)).toHaveLength(2);
    expect(wrapText('', 10, 50, 2)).toEqual(['']);
  });

  it('keeps a direction of its own', () => {
    expect(isolated('وكالة')).toBe('\u2068وكالة\u2069');
    expect(isolated('agency')).toBe('agency');
  });
});
