import type { AgreementResult, ProjectAgreement } from '../../../shared/api/agreement.ts';
import { agreement as english } from '../../strings/en/agreement.ts';
import { t } from '../../strings/t.ts';

/** Two layers, the first one as the reference. */
export type Pair = readonly [string, string];

/** A measure by what tells it from the others of one table: its metric, and the attribute or label that it is of. */
export const keyOf = ({ metric, attribute, label }: Pick<AgreementResult, 'metric' | 'attribute' | 'label'>): string =>
  [metric, attribute ?? label].filter((part) => part !== undefined).join(' ');

type MetricName = keyof typeof english.metrics;
type LevelName = keyof typeof english.levels;

const isMetric = (name: string): name is MetricName => name in english.metrics;
const isLevel = (name: string): name is LevelName => name in english.levels;

/** A measure as people read it. */
export function measureName({
  metric,
  attribute = '',
  label = '',
  level = '',
}: Pick<AgreementResult, 'metric' | 'attribute' | 'label' | 'level'>): string {
  if (!isMetric(metric)) return metric;
  return t(`agreement.metrics.${metric}`, {
    attribute,
    label,
    level: isLevel(level) ? t(`agreement.levels.${level}`) : level,
  });
}

/** What a measure says, when it says nothing, and who made it. */
export const measureAbout = (metric: string): string => (isMetric(metric) ? t(`agreement.explain.${metric}`) : '');

/** Whether a number of two is over attributes of the annotations or documents. */
export const isOfAttribute = ({ attribute }: Pick<AgreementResult, 'attribute'>): boolean => attribute !== undefined;

const isOf = ({ coders }: AgreementResult, pair: Pair): boolean =>
  coders !== undefined && coders.includes(pair[0]) && coders.includes(pair[1]);

/** The measures of two layers; where there are only two, also those of all together. */
export const resultsOf = (results: readonly AgreementResult[], coders: readonly string[], pair: Pair | null) =>
  results.filter((one) =>
    pair === null ? one.coders === undefined : isOf(one, pair) || (coders.length === 2 && one.coders === undefined),
  );

/** Each two layers, in their order. */
export const pairsOf = (coders: readonly string[]): Pair[] =>
  coders.flatMap((a, i) => coders.slice(i + 1).map((b): Pair => [a, b]));

/** A pair as one text, for keys and choices. */
export const pairKey = (pair: Pair | null): string => pair?.join(' ') ?? '';

/** The pair of a key; null: all together, or a pair that is not among them. */
export const pairOf = (coders: readonly string[], key: string): Pair | null =>
  pairsOf(coders).find((pair) => pairKey(pair) === key) ?? null;

/** Every measure that two layers can have a number of, once, in the order in which they come. */
export function measuresOf(results: readonly AgreementResult[]): readonly AgreementResult[] {
  const seen = new Map<string, AgreementResult>();
  for (const one of results) if (!seen.has(keyOf(one))) seen.set(keyOf(one), one);
  return [...seen.values()];
}

/** The number of two layers for a measure; undefined: there is none, as where it was not computed. */
export const resultOf = (
  results: readonly AgreementResult[],
  coders: readonly string[],
  pair: Pair,
  measure: string,
): AgreementResult | undefined => resultsOf(results, coders, pair).find((one) => keyOf(one) === measure);

/** A number with what it is of: a row of a table, a mark of a picture. */
export interface MeasureRow {
  readonly key: string;
  readonly name: string;
  /** Whose; null: of all together. */
  readonly pair: Pair | null;
  readonly result: AgreementResult;
}

/**
 * The numbers of a measure for each label, or each document, of a pair; where none is chosen those of all together, or of each pair where there are none of all.
 * Empty where the measure has none there.
 */
export function rowsBy(
  parts: readonly { readonly key: string; readonly name: string; readonly results: readonly AgreementResult[] }[],
  coders: readonly string[],
  pair: Pair | null,
  measure: string,
  named: (name: string, pair: string) => string = (name, of) => `${name} · ${of}`,
): readonly MeasureRow[] {
  return parts.flatMap(({ key, name, results }) =>
    chosenOf(
      results.filter((one) => keyOf(one) === measure),
      pair,
    ).map((result): MeasureRow => {
      const of = result.coders === undefined ? null : pairOf(coders, result.coders.join(' '));
      const isOnlyPair = pair !== null || of === null || coders.length === 2;
      return {
        key: `${pairKey(of)}/${key}`,
        name: isOnlyPair ? name : named(name, pairName(of)),
        pair: of,
        result,
      };
    }),
  );
}

/** Of the numbers of one measure those of a pair, or of all; the others where there are none. */
function chosenOf(results: readonly AgreementResult[], pair: Pair | null): readonly AgreementResult[] {
  const joint = results.filter(({ coders }) => coders === undefined);
  if (pair === null) return joint.length > 0 ? joint : results;
  const own = results.filter((one) => one.coders !== undefined && isOf(one, pair));
  return own.length > 0 ? own : joint;
}

/** Two layers as people read them. */
export const pairName = (pair: Pair | null): string =>
  pair === null ? t('agreement.together') : t('agreement.pairName', { a: pair[0], b: pair[1] });

/** The parts of {@link rowsBy} for labels. */
export const labelParts = ({ by_label }: ProjectAgreement) =>
  by_label.map(({ label, results }) => ({ key: label, name: label, results }));

/** The parts of {@link rowsBy} for documents. */
export const documentParts = ({ by_document }: ProjectAgreement) =>
  by_document.map(({ document, title, results }) => ({ key: document, name: title, results }));

/** Where conventions draw their lines. */
export type Thresholds = readonly [low: number, high: number];

/** Krippendorff (2004, p. 241). */
export const USUAL_THRESHOLDS: Thresholds = [0.667, 0.8];

/** Which side of the lines a number is on. */
export const bandOf = (value: number, [low, high]: Thresholds): 'below' | 'between' | 'above' =>
  value >= high ? 'above' : value >= low ? 'between' : 'below';
