import type { DragEvent } from 'react';
import type { CardsFeature, Dragged } from './store.ts';

/** What a browser calls a thing of ours that is dragged: files and texts from outside are none. */
const TYPE = 'application/x-claimwright-cards';

/** Properties of an element that can be dragged. `what` is asked when it begins. */
export const draggable = (cards: CardsFeature, what: () => Dragged) => ({
  draggable: true,
  onDragStart(event: DragEvent) {
    event.stopPropagation();
    event.dataTransfer.setData(TYPE, '');
    event.dataTransfer.effectAllowed = 'move';
    const dragged = what();
    // The browser takes its picture of the element first: a change of the page at once would end the drag.
    setTimeout(() => cards.drag(dragged));
  },
  onDragEnd: () => cards.drag(null),
});

/** Properties of a card that takes mentions, or other cards to be merged into it. */
export const dropOnto = (cards: CardsFeature, card: string) => ({
  onDragOver(event: DragEvent) {
    if (!event.dataTransfer.types.includes(TYPE)) return;
    event.preventDefault();
    cards.dragOver(card);
  },
  onDrop(event: DragEvent) {
    const { dragged } = cards.store.getState();
    if (dragged === null) return;
    event.preventDefault();
    cards.drag(null);
    if (dragged.kind === 'cards') cards.merge(card, dragged.ids);
    else
      cards.assign(
        dragged.ids.filter((id) => cards.cardOf(id) !== card),
        card,
      );
  },
});

/** What is dragged with a mention: all marked ones, where it is one of them. */
export function draggedWith(cards: CardsFeature, id: string, kind: Dragged['kind']): Dragged {
  const { marks } = cards.store.getState();
  const isOne = (one: string): boolean => (kind === 'cards') === (cards.card(one) !== undefined);
  return { kind, ids: marks.has(id) ? [...marks].filter(isOne) : [id] };
}
