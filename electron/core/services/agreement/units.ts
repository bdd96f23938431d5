import type { AgreementResult } from '../../../../shared/api/agreement.ts';
import { charAlpha } from '../../metrics/agreement/char-alpha.ts';
import { gamma } from '../../metrics/agreement/gamma/gamma.ts';
import type { Partition } from '../../metrics/agreement/gamma/groups.ts';
import { addCounts, countSpans, matchSpans, scoreSpans, SPAN_MODES } from '../../metrics/agreement/spans.ts';
import { unitizingAlphas, type Continuum } from '../../metrics/agreement/unitizing.ts';

/** What the metrics of units need besides them. */
export interface UnitOptions {
  readonly seed: number;
  readonly partition: Partition;
  readonly step: () => Promise<void>;
}

/** Every metric of units: those of pairs of annotators, the first one as the reference, then those of all of them. */
export async function unitResults(
  continua: readonly Continuum[],
  annotators: readonly string[],
  { seed, partition, step }: UnitOptions,
): Promise<AgreementResult[]> {
  const results: AgreementResult[] = [];
  for (let a = 0; a < annotators.length; a++) {
    for (let b = a + 1; b < annotators.length; b++) {
      await step();
      results.push(...pairResults(continua, a, b, [annotators[a] ?? '', annotators[b] ?? '']));
    }
  }
  const units = continua.reduce((sum, one) => sum + one.annotators.flat().length, 0);
  const characters = charAlpha(continua);
  results.push({ metric: 'char_alpha', value: characters.value, items: characters.items, reason: characters.reason });
  const alphas = unitizingAlphas(continua);
  results.push({ metric: 'u_alpha', ...alphas.u, items: units });
  results.push({ metric: 'u_alpha_binary', ...alphas.binary, items: units });
  results.push({ metric: 'cu_alpha', ...alphas.cu, items: units });
  for (const [label, measure] of Object.entries(alphas.ku)) {
    results.push({ metric: 'ku_alpha', label, ...measure, items: units });
  }
  const found = await gamma(continua, partition, { seed, step });
  results.push({
    metric: 'gamma',
    value: found.value,
    reason: found.reason,
    items: units,
    observed_disorder: found.observed,
    expected_disorder: found.expected,
    samples: found.samples,
    seed,
  });
  return results;
}

function pairResults(
  continua: readonly Continuum[],
  a: number,
  b: number,
  coders: [string, string],
): AgreementResult[] {
  const matched = continua.map(({ annotators }) => {
    const reference = annotators[a] ?? [];
    const other = annotators[b] ?? [];
    return { reference, other, match: matchSpans(reference, other) };
  });
  const items = matched.reduce((sum, { reference, other }) => sum + reference.length + other.length, 0);
  return SPAN_MODES.map((mode) => {
    const counts = addCounts(matched.map(({ reference, other, match }) => countSpans(reference, other, match, mode)));
    const { precision, recall, f1 } = scoreSpans(counts);
    return { metric: `span_${mode}`, coders, ...f1, precision, recall, counts, items };
  });
}
