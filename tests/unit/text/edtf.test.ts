import { describe, expect, it } from 'vitest';
import { parseEdtf, type Edtf } from '../../../shared/text/edtf.ts';

const date = (year: number, month: number | null = null, day: number | null = null, more: object = {}): Edtf => ({
  kind: 'date',
  precision: day !== null ? 'day' : month !== null ? 'month' : 'year',
  year,
  month,
  day,
  isApproximate: false,
  isUncertain: false,
  isUnspecified: false,
  ...more,
});

describe('a date', () => {
  it.each<[string, Edtf | null]>([
    ['2024', date(2024)],
    ['2024-10', date(2024, 10)],
    ['2024-10-28', date(2024, 10, 28)],
    ['2024-10-28T10:00:00Z', date(2024, 10, 28, { precision: 'time' })],
    ['2024-02-29', date(2024, 2, 29)],
    ['2000-02-29', date(2000, 2, 29)],
    ['-0100', date(-100)],
    ['2024-21', date(2024, 21, null, { precision: 'season' })],
    ['2024-10~', date(2024, 10, null, { isApproximate: true })],
    ['2024?', date(2024, null, null, { isUncertain: true })],
    ['2024%', date(2024, null, null, { isApproximate: true, isUncertain: true })],
    ['19XX', date(1900, null, null, { isUnspecified: true })],
    ['2024-XX-28', date(2024, 1, 28, { isUnspecified: true })],
    ['Y-17E7', date(-170_000_000)],
    ['2024-10-01/2024-10', { kind: 'interval', from: date(2024, 10, 1), to: date(2024, 10) } as Edtf],
    ['2024-10/..', { kind: 'interval', from: date(2024, 10), to: 'open' } as Edtf],
    ['/2024-10', { kind: 'interval', from: 'unknown', to: date(2024, 10) } as Edtf],
    ['[2024-10-28, 2024-10-29]', { kind: 'several', one: true }],
    ['{2023..2024}', { kind: 'several', one: false }],
    ['', null],
    ['24', null],
    ['202', null],
    ['2024-1', null],
    ['2024-13', null],
    ['2024-10-32', null],
    ['2023-02-29', null],
    ['1900-02-29', null],
    ['2024-04-31', null],
    ['2023-02-29/2024', null],
    ['2024-10-28/2024-10-01', null],
    ['2024/2023', null],
    ['{2024,2023-02-29}', null],
    ['28.10.2024', null],
    ['28 October 2024', null],
    ['last week', null],
    [' 2024', null],
    [`2024${'X'.repeat(200)}`, null],
  ])('%s', (text, expected) => {
    expect(parseEdtf(text)).toEqual(expected);
  });
});
