import type { Group } from './groups.ts';

/**
 * The least sum of costs of groups that hold every unit once, by branch and bound: the first unit that is left, with each of its groups, the cheapest a unit first.
 * Null where it would take more than `steps`.
 */
export function searchPartition(units: number, groups: readonly Group[], steps: number): number | null {
  const byFirst = Array.from({ length: units }, (): Group[] => []);
  const least = new Float64Array(units).fill(Infinity);
  for (const group of groups) {
    const share = group.cost / group.units.length;
    for (const unit of group.units) {
      byFirst[unit]?.push(group);
      least[unit] = Math.min(least[unit] ?? Infinity, share);
    }
  }
  for (const list of byFirst) list.sort((a, b) => a.cost / a.units.length - b.cost / b.units.length);
  const taken = new Uint8Array(units);
  let best = Infinity;
  let left = steps;
  const visit = (from: number, cost: number, bound: number): void => {
    if (left-- <= 0 || cost + bound >= best - 1e-12) return;
    let unit = from;
    while (unit < units && taken[unit] === 1) unit++;
    if (unit === units) {
      best = cost;
      return;
    }
    for (const group of byFirst[unit] ?? []) {
      if (group.units.some((one) => taken[one] === 1)) continue;
      let rest = bound;
      for (const one of group.units) {
        taken[one] = 1;
        rest -= least[one] ?? 0;
      }
      visit(unit + 1, cost + group.cost, rest);
      for (const one of group.units) taken[one] = 0;
    }
  };
  visit(
    0,
    0,
    least.reduce((sum, one) => sum + one, 0),
  );
  return left < 0 ? null : best;
}
