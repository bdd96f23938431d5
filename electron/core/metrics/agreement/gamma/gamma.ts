import { seeded, type Random } from '../../random.ts';
import { measured, undefinedSince, type Measure } from '../measure.ts';
import type { LabelledSpan } from '../spans.ts';
import type { Continuum } from '../unitizing.ts';
import { disorder, TooManyGroups } from './alignment.ts';
import { USUAL_WEIGHTS, type GammaWeights } from './dissimilarity.ts';
import type { Partition } from './groups.ts';

/** γ with what it is made of. Disorders are per unit: over several continua each counts by its mean number of units. */
export type Gamma = Measure & {
  readonly observed: number | null;
  readonly expected: number | null;
  readonly samples: number;
  readonly seed: number;
};

export interface GammaOptions {
  readonly weights?: GammaWeights;
  readonly seed?: number;
  /** Gives way between samples, and may end the work by throwing. */
  readonly step?: () => Promise<void>;
}

const FIRST_SAMPLES = 30;
const MOST_SAMPLES = 1000;
/** How exact the expected disorder is to be, at 95 %: half the width of its interval, as a share (Mathet et al. 2015, section 5.3). */
const PRECISION = 0.05;
const Z = 1.96;

/** 1 less observed by expected disorder. */
export function gammaOf(
  observed: number,
  samples: readonly number[],
): { readonly value: number; readonly expected: number } {
  const expected = samples.reduce((sum, one) => sum + one, 0) / samples.length;
  return { value: 1 - observed / expected, expected };
}

/** What one continuum adds to γ: disorders not yet divided by the mean number of units, so that those of several can be summed. */
export interface Disorders {
  readonly units: number;
  readonly observed: number;
  /** Of each sample; all continua have as many. */
  readonly samples: readonly number[];
}

/** Either disorders, by continuum, or why there are none. */
export type Disordered =
  | { readonly continua: readonly Disorders[]; readonly reason: null }
  | { readonly continua: null; readonly reason: string };

/**
 * The observed disorder of continua and that of samples: in each an annotator has the units of one of them, turned by a random distance; so many samples that the
 * expected disorder is known to 5 % at 95 %. The same seed gives the same numbers everywhere.
 */
export async function disordersOf(
  continua: readonly Continuum[],
  partition: Partition,
  { weights = USUAL_WEIGHTS, seed = 1, step = () => Promise.resolve() }: GammaOptions = {},
): Promise<Disordered> {
  const none = (reason: string): Disordered => ({ continua: null, reason });
  if (continua.every(({ annotators }) => annotators.length < 2)) return none('there is one annotator only');
  if (continua.every(({ annotators }) => annotators.every((spans) => spans.length === 0))) {
    return none('nobody marked a span');
  }
  const random = seeded(seed);
  const disorderOf = (annotators: Continuum['annotators']): number =>
    disorderTimesUnits(annotators, weights, partition);
  try {
    const observed = continua.map(({ annotators }) => (annotators.length < 2 ? 0 : disorderOf(annotators)));
    const samples: number[][] = [];
    let wanted = FIRST_SAMPLES;
    while (samples.length < wanted) {
      await step();
      samples.push(
        continua.map((continuum) =>
          continuum.annotators.length < 2 || continuum.annotators.every((spans) => spans.length === 0)
            ? 0
            : disorderOf(sample(continuum, random)),
        ),
      );
      if (samples.length === FIRST_SAMPLES) {
        wanted = Math.min(MOST_SAMPLES, Math.max(FIRST_SAMPLES, samplesFor(samples.map(sumOf))));
      }
    }
    return {
      continua: continua.map(({ annotators }, i) => ({
        units: annotators.length < 2 ? 0 : meanUnits(annotators),
        observed: observed[i] ?? 0,
        samples: samples.map((one) => one[i] ?? 0),
      })),
      reason: null,
    };
  } catch (error) {
    if (!(error instanceof TooManyGroups)) throw error;
    return none('too many units of too many annotators overlap to align them');
  }
}

/** γ of the disorders of continua. */
export function gammaOfDisorders(continua: readonly Disorders[], seed: number): Gamma {
  const count = continua[0]?.samples.length ?? 0;
  const none = { observed: null, expected: null, samples: 0, seed };
  const units = sumOf(continua.map((one) => one.units));
  if (units === 0) return { ...undefinedSince('nobody marked a span'), ...none };
  const observed = sumOf(continua.map((one) => one.observed));
  const samples = Array.from({ length: count }, (_, i) => sumOf(continua.map((one) => one.samples[i] ?? 0)));
  const { value, expected } = gammaOf(observed, samples);
  if (expected === 0) return { ...undefinedSince('no disorder is expected by chance'), ...none };
  return { ...measured(value), observed: observed / units, expected: expected / units, samples: count, seed };
}

/**
 * γ (Mathet, Widlöcher & Métivier 2015) of one or several continua: overlaps are welcome, stacked and nested units too. Undefined, with the reason, for fewer than
 * two annotators or where nobody marked anything.
 */
export async function gamma(
  continua: readonly Continuum[],
  partition: Partition,
  options: GammaOptions = {},
): Promise<Gamma> {
  const { seed = 1 } = options;
  const found = await disordersOf(continua, partition, options);
  if (found.reason === null) return gammaOfDisorders(found.continua, seed);
  return { ...undefinedSince(found.reason), observed: null, expected: null, samples: 0, seed };
}

const sumOf = (all: readonly number[]): number => all.reduce((sum, one) => sum + one, 0);

/** Disorder not yet divided by the mean number of units, so that continua can be added. */
function disorderTimesUnits(annotators: Continuum['annotators'], weights: GammaWeights, partition: Partition): number {
  return (disorder(annotators, weights, partition) ?? 0) * meanUnits(annotators);
}

const meanUnits = (annotators: Continuum['annotators']): number =>
  sumOf(annotators.map((spans) => spans.length)) / annotators.length;

/** How many samples are needed, from how much the first ones vary. */
function samplesFor(samples: readonly number[]): number {
  const mean = sumOf(samples) / samples.length;
  const variance = sumOf(samples.map((one) => (one - mean) ** 2)) / (samples.length - 1);
  return Math.ceil(((Math.sqrt(variance) / mean) * (Z / PRECISION)) ** 2);
}

const TRIES = 100;

/** A continuum as chance would make it: for each annotator the units of one of them, turned, no two by nearly the same distance. */
function sample({ length, annotators }: Continuum, random: Random): LabelledSpan[][] {
  const spans = annotators.flat();
  const mean = sumOf(spans.map(({ start, end }) => end - start)) / spans.length;
  const apart = Math.min(mean, length / (2 * annotators.length));
  const pivots: number[] = [];
  return annotators.map(() => {
    const of = annotators[Math.floor(random() * annotators.length)] ?? [];
    let pivot = 0;
    for (let i = 0; i < TRIES; i++) {
      pivot = Math.floor(random() * length);
      if (pivots.every((other) => circular(pivot, other, length) >= apart)) break;
    }
    pivots.push(pivot);
    return of.map(({ start, end, label }) => {
      const at = (start + pivot) % length;
      return { start: at, end: at + end - start, label };
    });
  });
}

function circular(a: number, b: number, length: number): number {
  const straight = Math.abs(a - b);
  return Math.min(straight, length - straight);
}
