import { seeded } from './random.ts';

/** A 95 % interval. */
export type Interval = readonly [low: number, high: number];

const ROUNDS = 1000;

/**
 * The percentile intervals (Efron 1979) of numbers that are made of sums over documents: so many times as many documents are drawn, with replacement, and
 * what they add is added up. No intervals at all for fewer than two documents; null where the number was undefined in more than half of the draws. The same
 * seed gives the same intervals everywhere. O(rounds × documents × columns).
 *
 * @param rows what each document adds, column by column.
 * @param values the numbers of the sums; null: undefined.
 */
export function bootstrapSums(
  rows: readonly ArrayLike<number>[],
  values: (sums: Float64Array) => readonly (number | null)[],
  seed: number,
): readonly (Interval | null)[] {
  const documents = rows.length;
  if (documents < 2) return [];
  const random = seeded(seed);
  const { starts, columns, amounts } = sparse(rows);
  const sums = new Float64Array(rows[0]?.length ?? 0);
  const times = new Int32Array(documents);
  const found: number[][] = [];
  for (let round = 0; round < ROUNDS; round++) {
    sums.fill(0);
    times.fill(0);
    for (let drawn = 0; drawn < documents; drawn++) {
      const document = Math.floor(random() * documents);
      times[document] = (times[document] ?? 0) + 1;
    }
    for (let document = 0; document < documents; document++) {
      const often = times[document] ?? 0;
      if (often === 0) continue;
      const end = starts[document + 1] ?? 0;
      for (let at = starts[document] ?? 0; at < end; at++) {
        const column = columns[at] ?? 0;
        sums[column] = (sums[column] ?? 0) + often * (amounts[at] ?? 0);
      }
    }
    for (const [i, one] of values(sums).entries()) {
      const list = (found[i] ??= []);
      if (one !== null) list.push(one);
    }
  }
  return found.map(middle);
}

/** What is not 0, row after row: most of what a document could add it does not. */
function sparse(rows: readonly ArrayLike<number>[]) {
  const starts = new Int32Array(rows.length + 1);
  const columns: number[] = [];
  const amounts: number[] = [];
  for (const [i, row] of rows.entries()) {
    for (let column = 0; column < row.length; column++) {
      const amount = row[column] ?? 0;
      if (amount === 0) continue;
      columns.push(column);
      amounts.push(amount);
    }
    starts[i + 1] = columns.length;
  }
  return { starts, columns: Int32Array.from(columns), amounts: Float64Array.from(amounts) };
}

function middle(values: readonly number[]): Interval | null {
  if (values.length < ROUNDS / 2) return null;
  const sorted = Float64Array.from(values).toSorted();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  return [at(0.025), at(0.975)];
}
