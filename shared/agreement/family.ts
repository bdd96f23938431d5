import type { AgreementResult } from '../api/agreement.ts';

/** The unitizing alphas (Krippendorff, Mathet, Bouvry & Widlöcher 2016). */
const MEMBERS: readonly string[] = ['u_alpha', 'u_alpha_binary', 'cu_alpha', 'ku_alpha'];

/** The metric under which the unitizing alphas are told as one. */
export const FAMILY = 'unitizing_family';

/**
 * The results to be read by people: where uα and others of its family are undefined for the same coders and reason, that is said once,
 * in its place. Everything else stays as it is. O(n).
 */
export function familyOnce(results: readonly AgreementResult[]): AgreementResult[] {
  const groups = Map.groupBy(
    results.filter(({ metric, value }) => value === null && MEMBERS.includes(metric)),
    ({ coders, reason }) => `${coders?.join(' ') ?? ''}\n${reason ?? ''}`,
  );
  const first = new Map<AgreementResult, AgreementResult>();
  const rest = new Set<AgreementResult>();
  for (const [one, ...others] of groups.values()) {
    // What is undefined of single labels alone stays what it is.
    if (one?.metric !== 'u_alpha' || others.length === 0) continue;
    const { label: _, ...told } = one;
    first.set(one, { ...told, metric: FAMILY });
    for (const other of others) rest.add(other);
  }
  return results.flatMap((one) => (rest.has(one) ? [] : [first.get(one) ?? one]));
}
