import type { Annotation } from '../../../../shared/model/annotation.ts';
import type { PairWork } from './pair.ts';

/** A matched mention that the two annotators put together with other mentions than each other. */
export interface CardPair {
  readonly pair: PairWork;
  readonly reference: Annotation;
  readonly other: Annotation;
  /** With how many other matched mentions each of them has it on one card. */
  readonly others: readonly [reference: number, other: number];
}

/**
 * The matched mentions whose cards differ: not by which card it is, but by which other matched mentions are on it; and those that only one of
 * the two put on a card. Over all documents, since a card holds mentions of many. O(mentions × cards that share mentions).
 */
export function differingCards(pairs: readonly PairWork[]): CardPair[] {
  const matched = pairs.flatMap((pair) =>
    pair.match.pairs.flatMap(([i, j]) => {
      const reference = pair.reference.annotations[i];
      const other = pair.other.annotations[j];
      return reference && other && (reference.claim ?? other.claim) !== undefined ? [{ pair, reference, other }] : [];
    }),
  );
  const sizes = [new Map<string, number>(), new Map<string, number>()] as const;
  const shared = new Map<string, number>();
  const add = (to: Map<string, number>, key: string): void => void to.set(key, (to.get(key) ?? 0) + 1);
  for (const { reference, other } of matched) {
    if (reference.claim !== undefined) add(sizes[0], reference.claim);
    if (other.claim !== undefined) add(sizes[1], other.claim);
    add(shared, `${reference.claim} ${other.claim}`);
  }
  return matched.flatMap(({ pair, reference, other }) => {
    const mine = reference.claim === undefined ? 0 : (sizes[0].get(reference.claim) ?? 0);
    const theirs = other.claim === undefined ? 0 : (sizes[1].get(other.claim) ?? 0);
    // Both hold the same mentions where what they share is all of each.
    const both = shared.get(`${reference.claim} ${other.claim}`) ?? 0;
    if (mine === both && theirs === both) return [];
    return [{ pair, reference, other, others: [Math.max(0, mine - 1), Math.max(0, theirs - 1)] as const }];
  });
}
