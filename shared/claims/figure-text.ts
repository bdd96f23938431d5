import { unitOf } from '../figures/units.ts';
import { writeQuantity } from '../text/quantity.ts';
import type { FigureFacts } from './mention-facts.ts';

const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '<=': '≤' };

/** A figure in one line, "≥ 10,000 troops"; its quote where nobody has read a number from it. */
export function figureText({ min, max, comparator, unit, quote }: FigureFacts): string {
  const [low, high] = [min ?? max, max ?? min];
  if (low === null || high === null) return quote;
  return writeQuantity({ min: low, max: high, comparator: SIGNS[comparator] ?? comparator, unit });
}

/** What two figures have to share to say the same: "1 soldier" and "1 troop" do. */
export function figureKey({ min, max, comparator, unit, kind, asOf }: FigureFacts): string {
  const { base = null, factor = 1, narrowed = [], per = null } = unitOf(unit) ?? {};
  return JSON.stringify([min, max, comparator, base, factor, narrowed, per?.base, kind, asOf]);
}
