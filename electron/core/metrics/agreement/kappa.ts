import { measured, ONE_CATEGORY, undefinedSince, type Measure } from './measure.ts';
import type { Coded } from './ratings.ts';

/** What two coders said of the units that both rated: rows are the first coder's categories. */
export interface Contingency {
  /** Row by row. */
  readonly cells: Float64Array;
  readonly size: number;
  /** Units that both rated. */
  readonly n: number;
}

/** The contingency table of two coders. O(units + categories²). */
export function contingency({ coders, categories }: Coded): Contingency {
  const [first, second] = coders;
  const size = categories.length;
  const cells = new Float64Array(size * size);
  let n = 0;
  for (let unit = 0; unit < (first?.length ?? 0); unit++) {
    const a = first?.[unit] ?? -1;
    const b = second?.[unit] ?? -1;
    if (a < 0 || b < 0) continue;
    cells[a * size + b] = (cells[a * size + b] ?? 0) + 1;
    n += 1;
  }
  return { cells, size, n };
}

/** How much two categories agree, 0 to 1, by their places. */
type Weight = (a: number, b: number, size: number) => number;

const same: Weight = (a, b) => (a === b ? 1 : 0);
const linear: Weight = (a, b, size) => 1 - Math.abs(a - b) / (size - 1);
const quadratic: Weight = (a, b, size) => 1 - ((a - b) / (size - 1)) ** 2;

interface Margins {
  readonly rows: Float64Array;
  readonly columns: Float64Array;
  readonly agreed: number;
}

function marginsOf({ cells, size, n }: Contingency, weight: Weight): Margins {
  const rows = new Float64Array(size);
  const columns = new Float64Array(size);
  let agreed = 0;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      const share = (cells[a * size + b] ?? 0) / n;
      rows[a] = (rows[a] ?? 0) + share;
      columns[b] = (columns[b] ?? 0) + share;
      agreed += share * weight(a, b, size);
    }
  }
  return { rows, columns, agreed };
}

const NOTHING = undefinedSince('no unit was rated by both');

const corrected = (agreed: number, chance: number): Measure =>
  1 - chance < 1e-12 ? undefinedSince(ONE_CATEGORY) : measured((agreed - chance) / (1 - chance));

function chanceOf(table: Contingency, { rows, columns }: Margins, weight: Weight): number {
  let chance = 0;
  for (let a = 0; a < table.size; a++) {
    for (let b = 0; b < table.size; b++) chance += (rows[a] ?? 0) * (columns[b] ?? 0) * weight(a, b, table.size);
  }
  return chance;
}

function weighted(table: Contingency, weight: Weight): Measure {
  if (table.n === 0) return NOTHING;
  // One category has no second one to be at a distance from.
  if (table.size < 2) return undefinedSince(ONE_CATEGORY);
  const margins = marginsOf(table, weight);
  return corrected(margins.agreed, chanceOf(table, margins, weight));
}

/** The share of units on which both say the same. */
export const percentAgreement = (table: Contingency): Measure =>
  table.n === 0 ? NOTHING : measured(marginsOf(table, same).agreed);

/** Cohen's kappa (Cohen 1960): chance by each coder's own margins. */
export const cohenKappa = (table: Contingency): Measure => weighted(table, same);

/** Cohen's weighted kappa (Cohen 1968), weights by the distance of the categories' places. The categories must have an order. */
export const cohenKappaLinear = (table: Contingency): Measure => weighted(table, linear);

/** As the linear one, with weights by the square of the distance (Fleiss & Cohen 1973). */
export const cohenKappaQuadratic = (table: Contingency): Measure => weighted(table, quadratic);

/** Scott's pi (Scott 1955): chance by the margins of both coders together. */
export function scottPi(table: Contingency): Measure {
  if (table.n === 0) return NOTHING;
  const { rows, columns, agreed } = marginsOf(table, same);
  let chance = 0;
  for (let a = 0; a < table.size; a++) chance += (((rows[a] ?? 0) + (columns[a] ?? 0)) / 2) ** 2;
  return corrected(agreed, chance);
}

/** Gwet's AC1 (Gwet 2008). */
export function gwetAc1(table: Contingency): Measure {
  if (table.n === 0) return NOTHING;
  if (table.size < 2) return undefinedSince(ONE_CATEGORY);
  const { rows, columns, agreed } = marginsOf(table, same);
  let chance = 0;
  for (let a = 0; a < table.size; a++) {
    const share = ((rows[a] ?? 0) + (columns[a] ?? 0)) / 2;
    chance += share * (1 - share);
  }
  return corrected(agreed, chance / (table.size - 1));
}

/**
 * Fleiss' kappa (Fleiss 1971) over the units that every coder rated, by how many coders chose each category: units in rows. Null, with the
 * reason, where there is none or only one category.
 */
export function fleissKappa(counts: readonly (readonly number[])[]): Measure & { readonly items: number } {
  const items = counts.length;
  const raters = counts[0]?.reduce((sum, n) => sum + n, 0) ?? 0;
  if (items === 0) return { ...undefinedSince('no unit was rated by every coder'), items };
  if (raters < 2) return { ...undefinedSince('there is one coder only'), items };
  const totals = new Float64Array(counts[0]?.length ?? 0);
  let agreed = 0;
  for (const row of counts) {
    let pairs = 0;
    for (const [category, n] of row.entries()) {
      pairs += n * (n - 1);
      totals[category] = (totals[category] ?? 0) + n;
    }
    agreed += pairs / (raters * (raters - 1));
  }
  let chance = 0;
  for (const total of totals) chance += (total / (items * raters)) ** 2;
  return { ...corrected(agreed / items, chance), items };
}

/** How many coders chose each category, for the units that every coder rated. */
export function completeCounts({ coders, categories }: Coded): number[][] {
  const counts: number[][] = [];
  for (let unit = 0; unit < (coders[0]?.length ?? 0); unit++) {
    if (coders.some((column) => (column[unit] ?? -1) < 0)) continue;
    const row = categories.map(() => 0);
    for (const column of coders) {
      const value = column[unit] ?? 0;
      row[value] = (row[value] ?? 0) + 1;
    }
    counts.push(row);
  }
  return counts;
}
