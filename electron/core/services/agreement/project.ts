import type { AgreementResult, ProjectAgreement } from '../../../../shared/api/agreement.ts';
import { compareStrings } from '../../../../shared/model/annotation.ts';
import type { Codebook } from '../../../../shared/model/codebook.ts';
import { charAlphaOf, charCounts } from '../../metrics/agreement/char-alpha.ts';
import { disordersOf, gammaOfDisorders, type Disorders } from '../../metrics/agreement/gamma/gamma.ts';
import type { Partition } from '../../metrics/agreement/gamma/groups.ts';
import { undefinedSince } from '../../metrics/agreement/measure.ts';
import { labelsIn, unitizingAlphasOf, unitizingCounts, type Continuum } from '../../metrics/agreement/unitizing.ts';
import { bootstrap } from '../../metrics/bootstrap.ts';
import { pairWork, type PairWork } from './pair.ts';
import { pairResults, spanResults } from './pair-results.ts';
import { fragmentSpans, outerSpan, type DocumentWork } from './work.ts';

/** What the numbers of a project need besides the work. */
export interface ProjectOptions {
  readonly layers: readonly string[];
  readonly codebook: Codebook;
  readonly seed: number;
  readonly partition: Partition;
  /** Gives way, and may end the work by throwing. */
  readonly step: () => Promise<void>;
}

/** Every number of agreement between layers: of pairs, of all together, by label and by document, each with what it rests on. */
export async function projectAgreement(
  documents: readonly DocumentWork[],
  options: ProjectOptions,
): Promise<ProjectAgreement> {
  const { layers, seed, step } = options;
  const shared = documents.filter((document) => document.layers.length >= 2);
  const results: AgreementResult[] = [];
  const pairs = pairsOf(layers);
  const matched = new Map<string, PairWork[]>();
  for (const [a, b] of pairs) {
    await step();
    const work = pairWork(shared, a, b);
    matched.set(`${a} ${b}`, work);
    results.push(...pairResults(work, [a, b], options));
  }
  results.push(...(await jointResults(shared, options)));
  return {
    coders: [...layers],
    items: shared.length,
    results,
    by_label: await byLabel(shared, options),
    by_document: shared.map((document) => ({
      document: document.id,
      title: document.title,
      results: [
        ...pairs.flatMap(([a, b]) => {
          const work = (matched.get(`${a} ${b}`) ?? []).filter((one) => one.document === document.id);
          return work.length === 0 ? [] : spanResults(work, [a, b], seed);
        }),
        charResult([document], seed),
      ],
    })),
    left_out: documents
      .filter((document) => document.layers.length < 2)
      .map(({ id, title, layers: worked }) => ({ document: id, title, layers: worked.map(({ layer }) => layer) })),
  };
}

function pairsOf(layers: readonly string[]): [string, string][] {
  return layers.flatMap((a, i) => layers.slice(i + 1).map((b): [string, string] => [a, b]));
}

const labelsOf = (documents: readonly DocumentWork[]): string[] =>
  [
    ...new Set(
      documents.flatMap(({ layers }) => layers.flatMap(({ annotations }) => annotations.map(({ label }) => label))),
    ),
  ].toSorted(compareStrings);

async function byLabel(
  documents: readonly DocumentWork[],
  { layers, seed, step }: ProjectOptions,
): Promise<ProjectAgreement['by_label']> {
  const found: ProjectAgreement['by_label'] = [];
  for (const label of labelsOf(documents)) {
    await step();
    const only = documents.map((document) => ({
      ...document,
      layers: document.layers.map((work) => ({
        ...work,
        annotations: work.annotations.filter((one) => one.label === label),
      })),
    }));
    const results = pairsOf(layers).flatMap(([a, b]) => spanResults(pairWork(only, a, b), [a, b], seed));
    found.push({ label, results: [...results, charResult(only, seed)] });
  }
  return found;
}

const characters = ({ length, zones, layers }: DocumentWork): Continuum => ({
  length,
  annotators: layers.map(({ annotations }) => annotations.flatMap((one) => fragmentSpans(one, zones))),
});

const units = ({ length, zones, layers }: DocumentWork): Continuum => ({
  length,
  annotators: layers.map(({ annotations }) => annotations.map((one) => outerSpan(one, zones))),
});

function charResult(documents: readonly DocumentWork[], seed: number): AgreementResult {
  const counts = documents.map((document) => charCounts(characters(document)));
  const { value, reason, items } = charAlphaOf(counts);
  const interval = bootstrap(counts.length, (drawn) => charAlphaOf(drawn.flatMap((i) => counts[i] ?? [])).value, seed);
  return { metric: 'char_alpha', value, reason, items, interval };
}

/** Metrics of all layers together. */
async function jointResults(documents: readonly DocumentWork[], options: ProjectOptions): Promise<AgreementResult[]> {
  const { seed } = options;
  return [charResult(documents, seed), ...unitizingResults(documents, seed), await gammaResult(documents, options)];
}

function unitizingResults(documents: readonly DocumentWork[], seed: number): AgreementResult[] {
  const continua = documents.map(characters);
  const labels = labelsIn(continua);
  const counts = continua.map((continuum) => unitizingCounts(continuum, labels));
  const items = continua.reduce((sum, one) => sum + one.annotators.flat().length, 0);
  const found = unitizingAlphasOf(counts, labels);
  const interval = (of: (alphas: typeof found) => number | null) =>
    counts.some(({ problem }) => problem !== null)
      ? null
      : bootstrap(
          counts.length,
          (drawn) =>
            of(
              unitizingAlphasOf(
                drawn.flatMap((i) => counts[i] ?? []),
                labels,
              ),
            ),
          seed,
        );
  return [
    { metric: 'u_alpha', ...found.u, items, interval: interval(({ u }) => u.value) },
    { metric: 'u_alpha_binary', ...found.binary, items, interval: interval(({ binary }) => binary.value) },
    { metric: 'cu_alpha', ...found.cu, items, interval: interval(({ cu }) => cu.value) },
    ...labels.map((label): AgreementResult => ({
      metric: 'ku_alpha',
      label,
      ...(found.ku[label] ?? undefinedSince('the label was not used')),
      items,
      interval: interval(({ ku }) => ku[label]?.value ?? null),
    })),
  ];
}

async function gammaResult(
  documents: readonly DocumentWork[],
  { partition, seed, step }: ProjectOptions,
): Promise<AgreementResult> {
  const continua = documents.map(units);
  const items = continua.reduce((sum, one) => sum + one.annotators.flat().length, 0);
  const found = await disordersOf(continua, partition, { seed, step });
  if (found.reason !== null) {
    return { metric: 'gamma', ...undefinedSince(found.reason), items, samples: 0, seed, interval: null };
  }
  const parts: readonly Disorders[] = found.continua;
  const { value, reason, observed, expected, samples } = gammaOfDisorders(parts, seed);
  const interval = bootstrap(
    parts.length,
    (drawn) =>
      gammaOfDisorders(
        drawn.flatMap((i) => parts[i] ?? []),
        seed,
      ).value,
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
