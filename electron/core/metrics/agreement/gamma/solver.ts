import { invariant } from '../../../../../shared/assert.ts';
import type { Group, Partition } from './groups.ts';
import { searchPartition } from './search.ts';

/** A program of the solver costs some 30 ms whatever its size: up to so many steps, searching is faster. */
const STEPS = 20_000;

/**
 * Loads the solver. Exact: small problems by searching, larger ones as a linear program of HiGHS, and an integer one where that is not
 * enough. Every unit must be in a group of its own too, so that there is always a solution.
 */
export async function loadPartition(): Promise<Partition> {
  // Loaded here: whoever computes no gamma does not wait for it.
  const { default: loadHighs } = await import('highs');
  const highs = await loadHighs();

  function solve(problem: string): (group: number) => number {
    const { Status, Columns } = highs.solve(problem, { output_flag: false, mip_rel_gap: 0 });
    invariant(Status === 'Optimal', `expected an optimal partition, got ${Status}`);
    return (group) => Columns[`x${group}`]?.Primal ?? 0;
  }

  return (units, groups) => {
    const found = searchPartition(units, groups, STEPS);
    if (found !== null) return found;
    const rows = Array.from({ length: units }, (): string[] => []);
    for (const [i, group] of groups.entries()) for (const unit of group.units) rows[unit]?.push(`x${i}`);
    const program = [
      'Minimize',
      ` cost: ${terms(groups.map(({ cost }, i) => `${cost} x${i}`))}`,
      'Subject To',
      ...rows.map((names, unit) => ` u${unit}: ${terms(names)} = 1`),
    ].join('\n');
    // Shares of groups are nearly always whole by themselves, and a linear program is much faster than an integer one.
    const shares = solve(`${program}\nEnd`);
    if (groups.every((_, i) => isWhole(shares(i)))) return costOf(groups, shares);
    const names = terms(
      groups.map((_, i) => `x${i}`),
      ' ',
    );
    return costOf(groups, solve(`${program}\nBinary\n${names}\nEnd`));
  };
}

const isWhole = (share: number): boolean => Math.abs(share - Math.round(share)) < 1e-6;

const costOf = (groups: readonly Group[], share: (group: number) => number): number =>
  groups.reduce((sum, { cost }, i) => (share(i) > 0.5 ? sum + cost : sum), 0);

/** The format allows lines of 560 characters only. */
const terms = (all: readonly string[], between = ' + '): string => all.join(`${between}\n`);
