import type { AgreementResult, LeftOut, ProjectAgreement } from '../../../../shared/api/agreement.ts';
import { compareStrings } from '../../../../shared/model/annotation.ts';
import type { Codebook } from '../../../../shared/model/codebook.ts';
import type { Gathered } from './gather-work.ts';
import { charResult, gammaResult, onlyOf, unitizingResults, type GammaParts } from './joint-results.ts';
import { pairWork, type PairWork } from './pair.ts';
import { pairResults, spanResults } from './pair-results.ts';
import type { DocumentWork } from './work.ts';

/** What the numbers of a project need besides the work. */
export interface ProjectOptions extends GammaParts {
  readonly codebook: Codebook;
  readonly gamma: 'with' | 'without' | 'only';
}

/** Every number of agreement between layers: of pairs, of all together, by label and by document, each with what it rests on. */
export async function projectAgreement(gathered: Gathered, options: ProjectOptions): Promise<ProjectAgreement> {
  const { layers, documents } = gathered;
  const shared = documents.filter((document) => document.layers.length >= 2);
  const pairs = pairsOf(layers);
  const base = { coders: [...layers], items: shared.length, left_out: leftOutOf(gathered) };
  const gamma = options.gamma === 'without' ? [] : await gammaResults(shared, layers, options);
  if (options.gamma === 'only') return { ...base, results: gamma, by_label: [], by_document: [] };

  const results: AgreementResult[] = [];
  const matched = new Map<string, PairWork[]>();
  for (const [a, b] of pairs) {
    await options.step();
    const work = pairWork(shared, a, b);
    for (const one of work) {
      const list = matched.get(one.document);
      if (list) list.push(one);
      else matched.set(one.document, [one]);
    }
    results.push(...pairResults(work, [a, b], options));
  }
  await options.step();
  results.push(charResult(shared, options.seed), ...unitizingResults(shared, options.seed), ...gamma);
  // Of two layers the numbers of the pair are those of all.
  for (const [a, b] of layers.length === 2 ? [] : pairs) {
    await options.step();
    const some = onlyOf(shared, [a, b]);
    const own = some.length === 0 ? [] : [charResult(some, options.seed), ...unitizingResults(some, options.seed)];
    results.push(...own.map((result) => ({ ...result, coders: [a, b] })));
  }
  return {
    ...base,
    results,
    by_label: await byLabel(shared, layers, options),
    by_document: shared.map((document) => ({
      document: document.id,
      title: document.title,
      results: [
        ...(matched.get(document.id) ?? []).flatMap((one) =>
          spanResults([one], [one.reference.layer, one.other.layer], options.seed),
        ),
        charResult([document], options.seed),
      ],
    })),
  };
}

async function gammaResults(
  documents: readonly DocumentWork[],
  layers: readonly string[],
  parts: GammaParts,
): Promise<AgreementResult[]> {
  const results = [await gammaResult(documents, parts)];
  for (const [a, b] of layers.length === 2 ? [] : pairsOf(layers)) {
    const some = onlyOf(documents, [a, b]);
    if (some.length > 0) results.push({ ...(await gammaResult(some, parts)), coders: [a, b] });
  }
  return results;
}

/** The documents that do not count, in the order of the documents: those that fewer than two worked on, then those that may not be looked at. */
export const leftOutOf = ({ documents, hidden }: Gathered): LeftOut[] => [
  ...documents
    .filter((document) => document.layers.length < 2)
    .map(({ id, title, layers }) => ({
      document: id,
      title,
      layers: layers.map(({ layer }) => layer),
      why: 'few' as const,
    })),
  ...hidden,
];

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
  layers: readonly string[],
  { seed, step }: GammaParts,
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
    // Of one label places are all that can differ: uα says it, and the others of its family would say the same or nothing.
    const unitizing = unitizingResults(only, seed).filter(({ metric }) => metric === 'u_alpha');
    // Of two layers the number of the pair is that of all.
    for (const [a, b] of layers.length === 2 ? [] : pairsOf(layers)) {
      await step();
      const some = onlyOf(only, [a, b]);
      if (some.length === 0) continue;
      const own = unitizingResults(some, seed).filter(({ metric }) => metric === 'u_alpha');
      unitizing.push(...own.map((result) => ({ ...result, coders: [a, b] })));
    }
    found.push({ label, results: [...results, charResult(only, seed), ...unitizing] });
  }
  return found;
}
