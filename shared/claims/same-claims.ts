import type { MentionLink } from './mention-facts.ts';
import { NAMES } from './scheme-names.ts';

/** Two mentions are the same claim since they are on one card. */
export const BY_CARD = 'card';

/** A mention on the way from one to another. `by`: what makes it the same as the next, `BY_CARD` or a relation's type; null at the end. */
export interface Step {
  readonly mention: string;
  readonly by: string | null;
}

/** What makes mentions the same claim: their cards, and relations that say so. */
export interface Sameness {
  /** The card of each mention that has one. */
  readonly cardOf: ReadonlyMap<string, string>;
  readonly links: readonly MentionLink[];
}

/**
 * Finds out why two mentions are the same claim: the shortest way over cards and `same_claim`, or null where there is none. The
 * neighbours are gathered with the first question: O(mentions + links); each question is O(the claims that are the same).
 */
export function pathBetween({ cardOf, links }: Sameness): (from: string, to: string) => Step[] | null {
  let gathered: Map<string, { to: string; by: string }[]> | null = null;

  function gather(): Map<string, { to: string; by: string }[]> {
    const near = new Map<string, { to: string; by: string }[]>();
    const add = (a: string, b: string, by: string): void => {
      const list = near.get(a) ?? [];
      list.push({ to: b, by });
      near.set(a, list);
    };
    for (const { type, from, to } of links) {
      if (type !== NAMES.relation.same) continue;
      add(from, to, type);
      add(to, from, type);
    }
    // A card stands between its mentions, so that a large one has no more links than mentions.
    for (const [mention, card] of cardOf) {
      add(mention, hub(card), BY_CARD);
      add(hub(card), mention, BY_CARD);
    }
    return near;
  }

  return (from, to) => {
    gathered ??= gather();
    const reached = new Map<string, { before: string; by: string } | null>([[from, null]]);
    const queue = [from];
    for (const here of queue) {
      if (here === to) return wayTo(to, reached);
      for (const { to: next, by } of gathered.get(here) ?? []) {
        if (reached.has(next)) continue;
        reached.set(next, { before: here, by });
        queue.push(next);
      }
    }
    return null;
  };
}

/** No annotation has an id with a blank. */
const hub = (card: string): string => `card ${card}`;

function wayTo(to: string, reached: ReadonlyMap<string, { before: string; by: string } | null>): Step[] {
  const steps: Step[] = [{ mention: to, by: null }];
  for (let at = reached.get(to); at; at = reached.get(at.before)) {
    if (!at.before.startsWith('card ')) steps.unshift({ mention: at.before, by: at.by });
  }
  return steps;
}
