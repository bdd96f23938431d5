import type { CardLinkCount } from '../../../shared/claims/card-links.ts';
import { t } from '../../strings/t.ts';

/** How many others a card is linked with, of one kind, in words: "contradicts 1 card". */
export function linkSign({ kind, cards, claims }: CardLinkCount): string {
  const what = [
    ...(cards > 0 ? [t('cards.count', { count: cards })] : []),
    ...(claims > 0 ? [t('cards.links.claims', { count: claims })] : []),
  ];
  return t('cards.links.sign', { relation: t(`cards.links.kinds.${kind}`), what: what.join(', ') });
}
