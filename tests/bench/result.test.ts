import { describe, expect, it } from 'vitest';
import { median, table } from './result.mjs';

describe('what the bench prints', () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 2, 3], 2.5],
    [[10, 9, 100], 10],
    [[], Number.NaN],
  ])('the median of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('says of each figure what it is held against, and whether it was met', () => {
    const lines = table([
      { name: 'edit', unit: 'ms', value: 3.456, ratio: 1.5, ratioTo: 'disk', goal: '≤ 1.5 ×', pass: true },
      { name: 'bulk', unit: 'rows/s', value: 123_456, goal: '≥ 1', pass: false },
      { name: 'start', unit: 'ms', value: 42.123 },
    ]).split('\n');
    expect(lines.map((line) => line.split(/\s{2,}/).filter(Boolean))).toEqual([
      ['median', 'ratio', 'to', 'goal'],
      ['edit', '3.46 ms', '1.50 ×', 'disk', '≤ 1.5 ×', 'met'],
      ['bulk', '123,456 rows/s', '≥ 1', 'MISSED'],
      ['start', '42.1 ms'],
    ]);
  });
});
