import type { AgreementResult } from '../../../../shared/api/agreement.ts';
import { charAlphaOf, charAlphaOfSums, charCounts } from '../../metrics/agreement/char-alpha.ts';
import { disordersOf, gammaOfDisorders, type Disorders } from '../../metrics/agreement/gamma/gamma.ts';
import type { Partition } from '../../metrics/agreement/gamma/groups.ts';
import { undefinedSince } from '../../metrics/agreement/measure.ts';
import {
  labelsIn,
  unitizingAlphasOf,
  unitizingCounts,
  type Continuum,
  type UnitizingAlphas,
} from '../../metrics/agreement/unitizing.ts';
import { bootstrapSums } from '../../metrics/bootstrap.ts';
import { fragmentSpans, outerSpan, type DocumentWork } from './work.ts';

/** What γ needs besides the work. */
export interface GammaParts {
  readonly seed: number;
  readonly partition: Partition;
  /** Gives way, and may end the work by throwing. */
  readonly step: () => Promise<void>;
}

const characters = ({ length, zones, layers }: DocumentWork): Continuum => ({
  length,
  annotators: layers.map(({ annotations }) => annotations.flatMap((one) => fragmentSpans(one, zones))),
});

const units = ({ length, zones, layers }: DocumentWork): Continuum => ({
  length,
  annotators: layers.map(({ annotations }) => annotations.map((one) => outerSpan(one, zones))),
});

/** The documents as two of the layers worked on them. */
export const onlyOf = (documents: readonly DocumentWork[], layers: readonly string[]): DocumentWork[] =>
  documents.flatMap((document) => {
    const some = document.layers.filter(({ layer }) => layers.includes(layer));
    return some.length < 2 ? [] : [{ ...document, layers: some }];
  });

/** Alpha of characters of all layers together. */
export function charResult(documents: readonly DocumentWork[], seed: number): AgreementResult {
  const counts = documents.map((document) => charCounts(characters(document)));
  const { value, reason, items } = charAlphaOf(counts);
  const values = [...new Set(counts.flatMap(({ totals }) => [...totals.keys()]))];
  const [interval = null] = bootstrapSums(
    counts.map(({ n, disagreed, totals }) => [n, disagreed, ...values.map((one) => totals.get(one) ?? 0)]),
    ([n = 0, disagreed = 0, ...totals]) => [charAlphaOfSums(n, disagreed, totals)],
    seed,
  );
  return { metric: 'char_alpha', value, reason, items, interval };
}

/** The unitizing family of all layers together. */
export function unitizingResults(documents: readonly DocumentWork[], seed: number): AgreementResult[] {
  const continua = documents.map(characters);
  const labels = labelsIn(continua);
  const counts = continua.map((continuum) => unitizingCounts(continuum, labels));
  const items = continua.reduce((sum, { annotators }) => sum + annotators.reduce((n, spans) => n + spans.length, 0), 0);
  const measures = ({ u, binary, cu, ku }: UnitizingAlphas) => [
    u,
    binary,
    cu,
    ...labels.map((label) => ku[label] ?? undefinedSince('the label was not used')),
  ];
  const found = measures(unitizingAlphasOf(counts, labels));
  const isUndefined = counts.some(({ problem }) => problem !== null);
  const size = labels.length + 1;
  const intervals = isUndefined
    ? []
    : bootstrapSums(
        counts.map(({ lengths }) => [...lengths.pairs, ...lengths.totals, ...lengths.squares]),
        (sums) => {
          const pairs = sums.subarray(0, size * size);
          const totals = sums.subarray(size * size, size * size + size);
          const lengths = { categories: labels, pairs, totals, squares: sums.subarray(size * size + size) };
          return measures(unitizingAlphasOf([{ lengths, problem: null }], labels)).map(({ value }) => value);
        },
        seed,
      );
  const names = ['u_alpha', 'u_alpha_binary', 'cu_alpha'];
  return found.map((measure, i) => ({
    ...(i < names.length ? { metric: names[i] ?? '' } : { metric: 'ku_alpha', label: labels[i - names.length] ?? '' }),
    ...measure,
    items,
    interval: intervals[i] ?? null,
  }));
}

/** γ of all layers together. Slow. */
export async function gammaResult(
  documents: readonly DocumentWork[],
  { partition, seed, step }: GammaParts,
): Promise<AgreementResult> {
  const continua = documents.map(units);
  const items = continua.reduce((sum, { annotators }) => sum + annotators.reduce((n, spans) => n + spans.length, 0), 0);
  const found = await disordersOf(continua, partition, { seed, step });
  if (found.reason !== null) {
    return { metric: 'gamma', ...undefinedSince(found.reason), items, samples: 0, seed, interval: null };
  }
  const parts: readonly Disorders[] = found.continua;
  const { value, reason, observed, expected, samples } = gammaOfDisorders(parts, seed);
  const [interval = null] = bootstrapSums(
    parts.map((part) => [part.units, part.observed, ...part.samples]),
    ([units = 0, sum = 0, ...drawn]) => [gammaOfDisorders([{ units, observed: sum, samples: drawn }], seed).value],
    seed,
  );
  return {
    metric: 'gamma',
    value,
    reason,
    items,
    observed_disorder: observed,
    expected_disorder: expected,
    samples,
    seed,
    interval,
  };
}
