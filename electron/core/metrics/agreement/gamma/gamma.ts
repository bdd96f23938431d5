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

/**
 * γ (Mathet, Widlöcher & Métivier 2015) of one or several continua: overlaps are welcome, stacked and nested units too. The disorder that chance would give is
 * measured on samples: each annotator's continuum is somebody's, turned by a random distance; so many samples that the expected disorder is known to 5 %.
 * The same seed gives the same number everywhere. Undefined, with the reason, for fewer than two annotators or where nobody marked anything.
 */
export async function gamma(
  continua: readonly Continuum[],
  partition: Partition,
  { weights = USUAL_WEIGHTS, seed = 1, step = () => Promise.resolve() }: GammaOptions = {},
): Promise<Gamma> {
  const none = { observed: null, expected: null, samples: 0, seed };
  const useful = continua.filter(
    ({ annotators }) => annotators.length >= 2 && annotators.some((spans) => spans.length > 0),
  );
  if (continua.every(({ annotators }) => annotators.length < 2))
    return { ...undefinedSince('there is one annotator only'), ...none };
  if (useful.length === 0) return { ...undefinedSince('nobody marked a span'), ...none };
  const random = seeded(seed);
  try {
    const observed = sumOf(useful.map(({ annotators }) => disorderTimesUnits(annotators, weights, partition)));
    const samples: number[] = [];
    let wanted = FIRST_SAMPLES;
    while (samples.length < wanted) {
      await step();
      samples.push(sumOf(useful.map((continuum) => disorderTimesUnits(sample(continuum, random), weights, partition))));
      if (samples.length === FIRST_SAMPLES)
        wanted = Math.min(MOST_SAMPLES, Math.max(FIRST_SAMPLES, samplesFor(samples)));
    }
    const { value, expected } = gammaOf(observed, samples);
    const units = sumOf(useful.map(({ annotators }) => meanUnits(annotators)));
    return {
      ...measured(value),
      observed: observed / units,
      expected: expected / units,
      samples: samples.length,
      seed,
    };
  } catch (error) {
    if (!(error instanceof TooManyGroups)) throw error;
    return { ...undefinedSince('too many units of too many annotators overlap to align them'), ...none };
  }
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
