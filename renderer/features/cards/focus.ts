/** Puts the focus onto the cards, or onto what stands instead of them in a narrow window, once it is drawn. */
export const focusCards = (): void =>
  void requestAnimationFrame(() => {
    const cards = document.querySelector<HTMLElement>('[data-cards-tree]');
    (cards ?? document.querySelector<HTMLElement>('[data-panel-focus]'))?.focus();
  });
