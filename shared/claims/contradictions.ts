import type { MentionLink } from './mention-facts.ts';
import { NAMES } from './scheme-names.ts';

/** By mention those that it is joined to by `contradicts`, whichever end it is: a contradiction has no direction. O(links). */
export function contradictions(links: readonly MentionLink[]): ReadonlyMap<string, ReadonlySet<string>> {
  const against = new Map<string, Set<string>>();
  for (const { type, from, to } of links) {
    if (type !== NAMES.relation.contradicts) continue;
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      const others = against.get(one);
      if (others === undefined) against.set(one, new Set([other]));
      else others.add(other);
    }
  }
  return against;
}
