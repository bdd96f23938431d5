/** A number, or why there is none: an undefined metric is never 0 or 1 instead. */
export type Measure =
  | { readonly value: number; readonly reason: null }
  | { readonly value: null; readonly reason: string };

export const measured = (value: number): Measure => ({ value, reason: null });
export const undefinedSince = (reason: string): Measure => ({ value: null, reason });

/** Why there is no agreement beyond chance where only one category was used. */
export const ONE_CATEGORY = 'one category only: chance agreement is 1';

/** Why a metric that weighs how far apart values are has nothing to weigh. */
export const NO_ORDER = 'the values are no numbers, and nothing says their order';
