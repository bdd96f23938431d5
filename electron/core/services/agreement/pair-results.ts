import type { AgreementResult } from '../../../../shared/api/agreement.ts';
import { ON_DOCUMENT, type AttributeDefinition, type Codebook } from '../../../../shared/model/codebook.ts';
import { alphaOf, coincidences, krippendorffAlpha } from '../../metrics/agreement/alpha.ts';
import { bCubed, ceafE, lea, type Clustering } from '../../metrics/agreement/clusters.ts';
import { measured, undefinedSince } from '../../metrics/agreement/measure.ts';
import { code, type Coded, type Level, type Rating } from '../../metrics/agreement/ratings.ts';
import { masiDistance, setAlpha } from '../../metrics/agreement/sets.ts';
import { addCounts, countSpans, scoreSpans, SPAN_MODES } from '../../metrics/agreement/spans.ts';
import { bootstrapSums } from '../../metrics/bootstrap.ts';
import { pairRelations } from './relation-pairs.ts';
import { asRating, ratedDocument, ratedUnits, type PairWork, type RatedPair } from './pair.ts';

/** What the numbers of a pair need besides the work. */
export interface PairOptions {
  readonly codebook: Codebook;
  readonly seed: number;
}

/** Every number of two annotators over the documents that both worked on. */
export function pairResults(
  pairs: readonly PairWork[],
  coders: [string, string],
  options: PairOptions,
): AgreementResult[] {
  return [
    ...spanResults(pairs, coders, options.seed),
    ...relationResults(pairs, coders, options),
    ...attributeResults(pairs, coders, options),
    ...clusterResults(pairs, coders),
  ];
}

const NO_DOCUMENT = undefinedSince('there is no document that both worked on');

/** F1 of spans in each mode. */
export function spanResults(pairs: readonly PairWork[], coders: [string, string], seed: number): AgreementResult[] {
  const items = pairs.reduce((sum, one) => sum + one.referenceSpans.length + one.otherSpans.length, 0);
  const counts = SPAN_MODES.map((mode) =>
    pairs.map(({ referenceSpans, otherSpans, match }) => countSpans(referenceSpans, otherSpans, match, mode)),
  );
  // Of each mode, what is right and what there is: F1 is twice the one through the other.
  const rows = pairs.map((_, i) =>
    counts.flatMap((of) => {
      const { correct = 0, incorrect = 0, partial = 0, missing = 0, spurious = 0 } = of[i] ?? {};
      return [correct + partial / 2, 2 * (correct + incorrect + partial) + missing + spurious];
    }),
  );
  const intervals = bootstrapSums(rows, (sums) => SPAN_MODES.map((_, mode) => ratio(sums, 2 * mode)), seed);
  return SPAN_MODES.map((mode, i): AgreementResult => {
    const metric = `span_${mode}`;
    if (pairs.length === 0) return { metric, coders, ...NO_DOCUMENT, items, interval: null };
    const all = addCounts(counts[i] ?? []);
    const { f1, precision, recall } = scoreSpans(all);
    return { metric, coders, ...f1, precision, recall, counts: all, items, interval: intervals[i] ?? null };
  });
}

/** Twice a sum through the one after it; null where there is nothing. */
function ratio(sums: ArrayLike<number>, at: number): number | null {
  const all = sums[at + 1] ?? 0;
  return all === 0 ? null : (2 * (sums[at] ?? 0)) / all;
}

function relationResults(
  pairs: readonly PairWork[],
  coders: [string, string],
  { codebook, seed }: PairOptions,
): AgreementResult[] {
  const symmetric = new Set(codebook.relations.flatMap(({ name, symmetric: is }) => (is ? [name] : [])));
  const counts = pairs.map((pair) => ({
    // A relation is the same where type and both ends are, the ends being matched annotations.
    both: pairRelations(pair, symmetric).filter(({ isSame }) => isSame).length,
    reference: pair.reference.relations.length,
    other: pair.other.relations.length,
  }));
  const rows = counts.map(({ both, reference, other }) => [both, reference + other]);
  const items = counts.reduce((sum, one) => sum + one.reference + one.other, 0);
  if (items === 0) return [];
  const both = counts.reduce((sum, one) => sum + one.both, 0);
  const [interval = null] = bootstrapSums(rows, (sums) => [ratio(sums, 0)], seed);
  return [{ metric: 'relation_f1', coders, ...measured((2 * both) / items), items, interval }];
}

/** The level of an attribute: a scale is ordinal, a number is one, everything else has names. */
function levelOf({ type, scale }: AttributeDefinition): Level {
  if (type === 'number') return 'interval';
  return scale === undefined ? 'nominal' : 'ordinal';
}

function attributeResults(
  pairs: readonly PairWork[],
  coders: [string, string],
  options: PairOptions,
): AgreementResult[] {
  return options.codebook.attributes.flatMap((definition): AgreementResult[] => {
    const rated = pairs.map((pair) =>
      definition.on === ON_DOCUMENT ? ratedDocument(pair, definition) : ratedUnits(pair, definition),
    );
    const rows = rated.flat();
    if (rows.length === 0) return [];
    const attribute = `${definition.on}.${definition.name}`;
    if (definition.multiple) {
      const sets = rows.map((row) => row.map((value) => (value === null ? null : [value].flat().map(String))));
      const { value, reason, items } = setAlpha(sets, masiDistance);
      return [{ metric: 'krippendorff_alpha', level: 'masi', attribute, coders, value, reason, items, interval: null }];
    }
    return [alphaResult(rated, definition, attribute, coders, options.seed)];
  });
}

function alphaResult(
  rated: readonly (readonly RatedPair[])[],
  definition: AttributeDefinition,
  attribute: string,
  coders: [string, string],
  seed: number,
): AgreementResult {
  const level = levelOf(definition);
  const order = level === 'ordinal' ? definition.values.map(({ name }) => name) : [];
  const rows = rated.flat().map((row): Rating[] => row.map(asRating));
  const coded = code(rows, 2, order);
  const { value, reason, items } = krippendorffAlpha(coded, level);
  const base: AgreementResult = {
    metric: 'krippendorff_alpha',
    level,
    attribute,
    coders,
    value,
    reason,
    items,
    interval: null,
  };
  // The ordinal and interval distances come from all values together: only names can be added up by document.
  if (level !== 'nominal') return base;
  const parts = splitBy(
    coded,
    rated.map((part) => part.length),
  ).map(coincidences);
  const size = coded.categories.length;
  const [interval = null] = bootstrapSums(
    parts.map((part) => [part.n, part.items, ...part.totals, ...part.pairs]),
    (sums) => {
      const [n = 0, units = 0] = sums;
      const [totals, pairs] = [sums.subarray(2, 2 + size), sums.subarray(2 + size)];
      return [alphaOf({ pairs, totals, n, items: units }, (a, b) => (a === b ? 0 : 1)).value];
    },
    seed,
  );
  return { ...base, interval };
}

/** The rows of each document, all by the same categories. */
function splitBy(coded: Coded, lengths: readonly number[]): Coded[] {
  let at = 0;
  return lengths.map((length) => {
    const coders = coded.coders.map((column) => column.subarray(at, at + length));
    at += length;
    return { ...coded, coders };
  });
}

/** Claim cards as clusters of mentions: a mention of one is a mention of the other where the spans are matched. */
function clusterResults(pairs: readonly PairWork[], coders: [string, string]): AgreementResult[] {
  const mine = new Map<string, string>();
  const theirs = new Map<string, string>();
  for (const { reference, other, match } of pairs) {
    const names = new Map(match.pairs.map(([i, j]) => [other.annotations[j]?.id, reference.annotations[i]?.id]));
    for (const { id, claim } of reference.annotations) if (claim !== undefined) mine.set(id, claim);
    for (const { id, claim } of other.annotations) if (claim !== undefined) theirs.set(names.get(id) ?? id, claim);
  }
  const items = mine.size + theirs.size;
  if (items === 0) return [];
  const metrics: readonly [string, (a: Clustering, b: Clustering) => ReturnType<typeof bCubed>][] = [
    ['claims_b_cubed', bCubed],
    ['claims_ceaf_e', ceafE],
    ['claims_lea', lea],
  ];
  return metrics.map(([metric, of]) => ({ metric, coders, ...of(mine, theirs), items, interval: null }));
}
