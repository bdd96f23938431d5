import type { AgreementResult } from '../../../../shared/api/agreement.ts';
import { ON_DOCUMENT, type AttributeDefinition, type Codebook } from '../../../../shared/model/codebook.ts';
import { alphaOf, coincidences, krippendorffAlpha, type Coincidences } from '../../metrics/agreement/alpha.ts';
import { bCubed, ceafE, lea, type Clustering } from '../../metrics/agreement/clusters.ts';
import { measured, undefinedSince } from '../../metrics/agreement/measure.ts';
import { code, type Coded, type Level, type Rating } from '../../metrics/agreement/ratings.ts';
import { masiDistance, setAlpha } from '../../metrics/agreement/sets.ts';
import { addCounts, countSpans, scoreSpans, SPAN_MODES } from '../../metrics/agreement/spans.ts';
import { bootstrap } from '../../metrics/bootstrap.ts';
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
  return SPAN_MODES.map((mode): AgreementResult => {
    const metric = `span_${mode}`;
    if (pairs.length === 0) return { metric, coders, ...NO_DOCUMENT, items, interval: null };
    const counts = pairs.map(({ referenceSpans, otherSpans, match }) =>
      countSpans(referenceSpans, otherSpans, match, mode),
    );
    const { f1, precision, recall } = scoreSpans(addCounts(counts));
    const interval = bootstrap(
      pairs.length,
      (drawn) => scoreSpans(addCounts(drawn.flatMap((i) => counts[i] ?? []))).f1.value,
      seed,
    );
    return { metric, coders, ...f1, precision, recall, counts: addCounts(counts), items, interval };
  });
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
  const f1 = (drawn: readonly number[]): number | null => {
    let both = 0;
    let all = 0;
    for (const i of drawn) {
      both += counts[i]?.both ?? 0;
      all += (counts[i]?.reference ?? 0) + (counts[i]?.other ?? 0);
    }
    return all === 0 ? null : (2 * both) / all;
  };
  const items = counts.reduce((sum, one) => sum + one.reference + one.other, 0);
  if (items === 0) return [];
  const value = f1([...pairs.keys()]);
  const measure = value === null ? undefinedSince('neither related anything') : measured(value);
  return [{ metric: 'relation_f1', coders, ...measure, items, interval: bootstrap(pairs.length, f1, seed) }];
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
  const interval = bootstrap(
    rated.length,
    (drawn) =>
      alphaOf(
        addCoincidences(
          drawn.flatMap((i) => parts[i] ?? []),
          coded.categories.length,
        ),
        (a, b) => (a === b ? 0 : 1),
      ).value,
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

function addCoincidences(all: readonly Coincidences[], size: number): Coincidences {
  const pairs = new Float64Array(size * size);
  const totals = new Float64Array(size);
  let n = 0;
  let items = 0;
  for (const one of all) {
    for (const [i, value] of one.pairs.entries()) pairs[i] = (pairs[i] ?? 0) + value;
    for (const [i, value] of one.totals.entries()) totals[i] = (totals[i] ?? 0) + value;
    n += one.n;
    items += one.items;
  }
  return { pairs, totals, n, items };
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
