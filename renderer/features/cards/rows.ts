import type { CardFacts, MentionFacts } from '../../../shared/claims/mention-facts.ts';
import type { CardGroup } from './arrange.ts';

/** Where a line stands among those beside it, from 1. */
interface Place {
  readonly place: number;
  readonly of: number;
}

/** One line of the list of cards. Keys are unique: a card stands in as many groups as its mentions are of. */
export type Row =
  | { readonly kind: 'group'; readonly key: string; readonly name: string | null; readonly count: number }
  | ({
      readonly kind: 'card';
      readonly key: string;
      readonly card: CardFacts;
      /** Those that are shown. */
      readonly mentions: readonly MentionFacts[];
      readonly isOpen: boolean;
    } & Place)
  | ({
      readonly kind: 'mention';
      readonly key: string;
      readonly card: CardFacts;
      readonly mention: MentionFacts;
    } & Place);

/** The lines of groups of cards, those of open cards with their mentions. `isGrouped`: groups have headings. O(lines). */
export function rowsOf(groups: readonly CardGroup[], open: ReadonlySet<string>, isGrouped: boolean): Row[] {
  return groups.flatMap(({ name, cards }, group) => {
    const prefix = isGrouped ? `${group} ` : '';
    const rows: Row[] = isGrouped ? [{ kind: 'group', key: `${prefix}group`, name, count: cards.length }] : [];
    for (const [i, { card, mentions }] of cards.entries()) {
      const isOpen = open.has(card.id);
      const key = `${prefix}${card.id}`;
      rows.push({ kind: 'card', key, card, mentions, isOpen, place: i + 1, of: cards.length });
      if (!isOpen) continue;
      for (const [j, mention] of mentions.entries()) {
        const place = { place: j + 1, of: mentions.length };
        rows.push({ kind: 'mention', key: `${key} ${mention.annotation}`, card, mention, ...place });
      }
    }
    return rows;
  });
}

/** The line under the cursor; that of its card, or the first, where it is not shown any more. */
export function cursorIn(rows: readonly Row[], cursor: string | null): number {
  if (cursor === null) return rows.findIndex(({ kind }) => kind !== 'group');
  const here = rows.findIndex(({ key }) => key === cursor);
  if (here !== -1) return here;
  const card = rows.findIndex(({ kind, key }) => kind === 'card' && cursor.startsWith(`${key} `));
  return card === -1 ? rows.findIndex(({ kind }) => kind !== 'group') : card;
}
