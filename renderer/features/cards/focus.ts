import type { CardsFeature } from './store.ts';

/** Puts the focus onto the cards, or onto what stands instead of them in a narrow window, once it is drawn. */
export const focusCards = (): void =>
  void requestAnimationFrame(() => {
    const cards = document.querySelector<HTMLElement>('[data-cards-tree]');
    (cards ?? document.querySelector<HTMLElement>('[data-panel-focus]'))?.focus();
  });

/** Goes to a card in the list, whatever is filtered, and from the panel that stands instead of the list in a narrow window. */
export function goToCard(cards: CardsFeature, id: string): void {
  cards.reveal(id);
  if (document.querySelector('[data-cards-tree]') === null) cards.show(null);
  focusCards();
}
