import type { AgreementResult } from '../../../../shared/api/agreement.ts';
import { krippendorffAlpha } from '../../metrics/agreement/alpha.ts';
import {
  cohenKappa,
  cohenKappaLinear,
  cohenKappaQuadratic,
  completeCounts,
  contingency,
  fleissKappa,
  gwetAc1,
  percentAgreement,
  scottPi,
  type Contingency,
} from '../../metrics/agreement/kappa.ts';
import { NO_ORDER, undefinedSince, type Measure } from '../../metrics/agreement/measure.ts';
import { codersOf, type Coded, type Level } from '../../metrics/agreement/ratings.ts';

type PairMetric = readonly [name: string, of: (table: Contingency) => Measure, needsOrder: boolean];

const PAIR_METRICS: readonly PairMetric[] = [
  ['percent_agreement', percentAgreement, false],
  ['cohen_kappa', cohenKappa, false],
  ['cohen_kappa_linear', cohenKappaLinear, true],
  ['cohen_kappa_quadratic', cohenKappaQuadratic, true],
  ['scott_pi', scottPi, false],
  ['gwet_ac1', gwetAc1, false],
];

/** Every metric of ratings: those of pairs of coders, then those of all of them. */
export function ratingResults(coded: Coded, coders: readonly string[], level: Level): AgreementResult[] {
  const results: AgreementResult[] = [];
  for (let a = 0; a < coders.length; a++) {
    for (let b = a + 1; b < coders.length; b++) {
      const pair = usedOnly(codersOf(coded, [a, b]));
      const table = contingency(pair);
      for (const [metric, of, needsOrder] of PAIR_METRICS) {
        const { value, reason } = needsOrder && !coded.isOrdered ? undefinedSince(NO_ORDER) : of(table);
        results.push({ metric, coders: [coders[a] ?? '', coders[b] ?? ''], value, items: table.n, reason });
      }
    }
  }
  const fleiss = fleissKappa(completeCounts(coded));
  results.push({ metric: 'fleiss_kappa', value: fleiss.value, items: fleiss.items, reason: fleiss.reason });
  const alpha = krippendorffAlpha(coded, level);
  results.push({ metric: 'krippendorff_alpha', level, value: alpha.value, items: alpha.items, reason: alpha.reason });
  return results;
}

/**
 * Only the categories that one of the two used on a unit that both rated: AC1 and weights count categories, and those that nobody could be compared on are none of
 * theirs.
 */
function usedOnly(pair: Coded): Coded {
  const [first, second] = pair.coders;
  const used = new Set<number>();
  for (let unit = 0; unit < (first?.length ?? 0); unit++) {
    const a = first?.[unit] ?? -1;
    const b = second?.[unit] ?? -1;
    if (a >= 0 && b >= 0) used.add(a).add(b);
  }
  const kept = [...pair.categories.keys()].filter((category) => used.has(category));
  const place = new Map(kept.map((category, i) => [category, i]));
  return {
    ...pair,
    coders: pair.coders.map((column) => column.map((value) => place.get(value) ?? -1)),
    categories: kept.flatMap((category) => pair.categories[category] ?? []),
  };
}
