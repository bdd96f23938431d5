import { TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { Positions } from '../document/positions.ts';
import type { DomMap } from '../view/dom-map.ts';
import { offsetAt } from '../view/hit.ts';

/** Lines that stay in view when a page is turned. */
const OVERLAP = 2;

/** What the keys move in. */
export interface KeyTarget {
  readonly positions: Positions;
  readonly map: DomMap;
  readonly scroller: HTMLElement;
}

/** Where the head of the selection goes, or null where the browser's own way is as good. */
function destination(view: EditorView, event: KeyboardEvent, target: KeyTarget): number | null {
  if (event.altKey) return null;
  const { positions } = target;
  const command = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case 'Home':
      return command ? positions.first : null;
    case 'End':
      return command ? positions.last : null;
    case 'ArrowUp':
      return event.metaKey ? positions.first : null;
    case 'ArrowDown':
      return event.metaKey ? positions.last : null;
    case 'PageUp':
      return turnPage(view, -1, target);
    case 'PageDown':
      return turnPage(view, 1, target);
    default:
      return null;
  }
}

/** Scrolls by a page and finds the place at the caret's height there. */
function turnPage(view: EditorView, direction: 1 | -1, { positions, map, scroller }: KeyTarget): number {
  const { head } = view.state.selection;
  const caret = view.coordsAtPos(head);
  const line = caret.bottom - caret.top;
  const before = scroller.scrollTop;
  scroller.scrollTop += direction * Math.max(line, scroller.clientHeight - OVERLAP * line);
  const frame = scroller.getBoundingClientRect();
  const atEdge = scroller.scrollTop === before;
  if (atEdge) return direction === 1 ? positions.last : positions.first;
  const y = Math.min(Math.max((caret.top + caret.bottom) / 2, frame.top + line), frame.bottom - line);
  const offset = offsetAt(map, caret.left, y);
  return offset === null ? head : positions.toPosition(offset);
}

/**
 * Keys that a browser gets wrong in a long text whose far parts are not laid out: to its start and end, by a page,
 * and all of it. With Shift the selection grows. All other keys are the browser's.
 */
export function handleKey(view: EditorView, event: KeyboardEvent, target: KeyTarget): boolean {
  const { state } = view;
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'a') {
    view.dispatch(
      state.tr.setSelection(TextSelection.create(state.doc, target.positions.first, target.positions.last)),
    );
    return true;
  }
  const head = destination(view, event, target);
  if (head === null) return false;
  const anchor = event.shiftKey ? state.selection.anchor : head;
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, anchor, head)).scrollIntoView());
  return true;
}
