import { describe, expect, it } from 'vitest';
import { boundsOf, compareDates, earliestOf, orderOfDates } from '../../../shared/text/edtf-bounds.ts';

const day = (ms: number): string => (Number.isFinite(ms) ? new Date(ms).toISOString().slice(0, 10) : String(ms));

describe('the bounds of a date', () => {
  it.each([
    ['2024-10-28', '2024-10-28', '2024-10-28', false],
    ['2024-02', '2024-02-01', '2024-02-29', false],
    ['2024', '2024-01-01', '2024-12-31', false],
    ['2024-10~', '2024-10-01', '2024-10-31', true],
    ['2024?', '2024-01-01', '2024-12-31', true],
    ['2024-1X', '2024-10-01', '2024-12-31', false],
    ['202X', '2020-01-01', '2029-12-31', false],
    // Summer is in December somewhere, and winter goes on after the new year.
    ['2024-22', '2024-01-01', '2025-02-28', false],
    ['2024-10-01/2024-10-28', '2024-10-01', '2024-10-28', false],
    ['2024-10-01/..', '2024-10-01', 'Infinity', false],
    ['/2024', '-Infinity', '2024-12-31', false],
    ['2024-10/2024-11~', '2024-10-01', '2024-11-30', true],
    ['[2024-01,2024-03]', '2024-01-01', '2024-03-31', false],
  ])('%s is %s to %s', (text, from, to, isVague) => {
    const bounds = boundsOf(text);
    expect(bounds && [day(bounds.from), day(bounds.to), bounds.isVague]).toEqual([from, to, isVague]);
  });

  it.each(['', 'yesterday', '2024-13', '24'])('"%s" has none', (text) => expect(boundsOf(text)).toBeNull());
});

describe('the order of two dates', () => {
  it.each([
    ['2024-10-28', '2024-10-29', 'before'],
    ['2024-11', '2024-10-31', 'after'],
    ['2024-10-28', '2024-10-28', 'overlap'],
    ['2024-10', '2024-10-28', 'overlap'],
    ['2024-10-28', '2024', 'overlap'],
    ['2023', '2024-10-01/..', 'before'],
    ['2024-22', '2025-01', 'overlap'],
    ['2024-10~', '2024-12', 'unclear'],
    [null, '2024', 'unclear'],
    ['soon', '2024', 'unclear'],
    // The same day where it was written, and the next one in UTC.
    ['2024-06-05', '2024-06-05T23:30:00-05:00', 'overlap'],
    ['2024-06-05T23:30:00-05:00', '2024-06-05', 'overlap'],
    ['2024-06-05', '2024-06-04T23:30:00Z', 'overlap'],
    ['2024-06-05', '2024-06-07T00:30:00+00:00', 'before'],
    ['2024-06-05', '2024-06-04T09:30:00Z', 'after'],
    ['2024-06-05T22:00:00Z', '2024-06-05T23:30:00-05:00', 'before'],
  ])('%s is %s: %s', (a, b, order) => expect(orderOfDates(a, b)).toBe(order));

  it('sorts by the beginning, what is no date last, and finds the earliest', () => {
    const dates = [null, '2024-10', '2024', '/2023', 'soon', '2024-10-01'];
    expect(dates.toSorted(compareDates)).toEqual(['/2023', '2024', '2024-10-01', '2024-10', null, 'soon']);
    expect(earliestOf(['2024-10', 'soon', '2024-10-01'])).toBe('2024-10-01');
    expect(earliestOf(['soon'])).toBeNull();
  });
});
