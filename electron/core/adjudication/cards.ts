import { compareStrings } from '../../../shared/model/annotation.ts';

/** A mention of a card: whose it is, and at which unit. */
export interface Mention {
  readonly layer: string;
  readonly card: string;
  readonly unit: string;
}

/**
 * Which card stands for which: two annotators who put the same units together made the same cluster, under whichever card. Of such cards the
 * one that comes first stands for all; every other card stands for itself. A card that two layers use for different clusters is left as it is.
 * O(n log n).
 */
export function sameCards(mentions: readonly Mention[]): ReadonlyMap<string, string> {
  const clusters = new Map<string, { readonly card: string; readonly units: string[] }>();
  for (const { layer, card, unit } of mentions) {
    const key = `${layer}\n${card}`;
    const cluster = clusters.get(key);
    if (cluster) cluster.units.push(unit);
    else clusters.set(key, { card, units: [unit] });
  }
  const signatures = new Map<string, Set<string>>();
  for (const { card, units } of clusters.values()) {
    const said = signatures.get(card) ?? new Set<string>();
    signatures.set(card, said.add(units.toSorted(compareStrings).join('\n')));
  }
  const first = new Map<string, string>();
  const cards = [...signatures].toSorted(([a], [b]) => compareStrings(a, b));
  const found = new Map<string, string>();
  for (const [card, said] of cards) {
    const [signature, ...others] = said;
    if (signature === undefined || others.length > 0) continue;
    const known = first.get(signature);
    if (known === undefined) first.set(signature, card);
    else found.set(card, known);
  }
  return found;
}
