import type { LabelledSpan } from '../spans.ts';

/** Weights of the combined dissimilarity (Mathet, Widlöcher & Métivier 2015): of places, of labels, and what an empty place costs. */
export interface GammaWeights {
  readonly alpha: number;
  readonly beta: number;
  readonly empty: number;
}

export const USUAL_WEIGHTS: GammaWeights = { alpha: 1, beta: 1, empty: 1 };

/** How far two units are apart: places by the square of their relative shift, labels by being the same or not. Never negative; 0 for equal units. */
export function dissimilarity(a: LabelledSpan, b: LabelledSpan, { alpha, beta, empty }: GammaWeights): number {
  const shift = Math.abs(a.start - b.start) + Math.abs(a.end - b.end);
  const place = (shift / (a.end - a.start + b.end - b.start)) ** 2 * empty;
  return alpha * place + (a.label === b.label ? 0 : beta * empty);
}
