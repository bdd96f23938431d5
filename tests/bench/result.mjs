/**
 * One measured figure. `ratio` is `value` divided by what `ratioTo` names, measured in the same run; `goal` says in words
 * what it is held against, and `pass` whether it was met.
 *
 * @typedef {{ name: string, unit: string, value: number, ratioTo?: string, ratio?: number, goal?: string, pass?: boolean }} BenchResult
 */

/** The least number of rounds that a median is quoted from. */
export const ROUNDS = 5;

/**
 * The middle value; of an even number the mean of the two in the middle.
 *
 * @param {readonly number[]} values
 */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/**
 * The results as a table for people, columns apart by two blanks.
 *
 * @param {readonly BenchResult[]} results
 */
export function table(results) {
  const rows = [
    ['', 'median', 'ratio', 'to', 'goal', ''],
    ...results.map(({ name, unit, value, ratio, ratioTo, goal, pass }) => [
      name,
      `${figure(value)} ${unit}`,
      ratio === undefined ? '' : `${figure(ratio)} ×`,
      ratioTo ?? '',
      goal ?? '',
      pass === undefined ? '' : pass ? 'met' : 'MISSED',
    ]),
  ];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** @param {number} n */
function figure(n) {
  const digits = Math.abs(n) >= 100 ? 0 : Math.abs(n) >= 10 ? 1 : 2;
  return n.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
