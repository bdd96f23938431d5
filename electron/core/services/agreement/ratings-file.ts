import { refusalAt } from '../../formats/problem.ts';
import type { Rating } from '../../metrics/agreement/ratings.ts';
import { readTable } from './table-file.ts';

/** Ratings of a file: one row a unit, one column a coder. */
export interface RatingsFile {
  readonly coders: readonly string[];
  readonly units: readonly string[];
  /** Numbers where every value of the file is one. */
  readonly ratings: readonly (readonly Rating[])[];
  /** As they stand in the file; null: an empty cell. */
  readonly texts: readonly (readonly (string | null)[])[];
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * Reads ratings: a column `unit`, then one a coder; an empty cell is a missing value.
 *
 * @throws Refusal with file and line; those of `readTable`.
 */
export function readRatings(file: string): RatingsFile {
  const { heads, rows } = readTable(file);
  const [first, ...coders] = heads;
  if (first !== 'unit') throw refusalAt({ file, line: 1 }, 'the first column is not called "unit"; name it so');
  if (coders.length === 0) throw refusalAt({ file, line: 1 }, 'there is no column of a coder; add one for each');
  if (coders.includes('')) throw refusalAt({ file, line: 1 }, 'a column has no name; name it after its coder');
  const units = rows.map(({ cells }) => cells[0]?.trim() ?? '');
  const lines = new Map<string, number>();
  for (const [i, unit] of units.entries()) {
    const line = rows[i]?.line ?? 1;
    if (unit === '') throw refusalAt({ file, line }, 'the unit has no name; name it');
    const before = lines.get(unit);
    if (before !== undefined) {
      throw refusalAt({ file, line }, `the unit ${JSON.stringify(unit)} stands in line ${before} too; keep one`);
    }
    lines.set(unit, line);
  }
  const texts = rows.map(({ cells }) => cells.slice(1).map((cell) => (cell.trim() === '' ? null : cell.trim())));
  const isNumeric = texts.every((row) => row.every((cell) => cell === null || NUMBER.test(cell)));
  const ratings = isNumeric ? texts.map((row) => row.map((cell) => (cell === null ? null : Number(cell)))) : texts;
  return { coders, units, ratings, texts };
}
