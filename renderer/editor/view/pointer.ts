import type { Utf16 } from '../../../shared/text/units.ts';
import { idsOfTick } from '../margin/elements.ts';

/** How far the pointer may move, in px, for a press to be a click and not a drag. */
const CLICK_SLACK = 4;

/** What the pointer tells the pane. */
export interface PointerEvents {
  /** The character under a point of the screen, or null. */
  readonly characterAt: (x: number, y: number) => Utf16 | null;
  /** A click on the text, or beside it (null). */
  readonly onClick: (character: Utf16 | null) => void;
  readonly onTick: (ids: readonly string[]) => void;
  readonly onHover: (character: Utf16 | null) => void;
  /** Whether Alt was held when the selection was last drawn with the pointer. */
  readonly onExact: (exact: boolean) => void;
  readonly hasSelection: () => boolean;
}

/** A sign is no part of the text: pressing it must neither move the caret nor take the focus. */
const keepFocus = (event: MouseEvent): void => {
  if (idsOfTick(event.target)) event.preventDefault();
};

/** A press inside a selection would begin to drag it away; without one, the browser begins a new selection. */
function forgetSelection(): void {
  const selection = document.getSelection();
  if (selection?.isCollapsed === false) selection.collapseToStart();
}

/**
 * Listens to the pointer in the pane. Hovering is looked up once a frame.
 *
 * @param column holds the text and the margin's layer.
 * @returns stops it.
 */
export function listenToPointer(column: HTMLElement, text: HTMLElement, events: PointerEvents): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  let pressed: { x: number; y: number } | null = null;
  let frame = 0;

  const onDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    pressed = { x: event.clientX, y: event.clientY };
    if (!event.shiftKey && event.target instanceof Node && text.contains(event.target)) forgetSelection();
    events.onExact(event.altKey);
  };
  const onMove = (event: PointerEvent): void => {
    if (pressed && event.buttons === 1) return events.onExact(event.altKey);
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => events.onHover(events.characterAt(event.clientX, event.clientY)));
  };
  const onLeave = (): void => {
    cancelAnimationFrame(frame);
    events.onHover(null);
  };
  const onClick = (event: MouseEvent): void => {
    const start = pressed;
    pressed = null;
    const ids = idsOfTick(event.target);
    if (ids) return events.onTick(ids);
    if (!start || !(event.target instanceof Node) || !text.contains(event.target)) return;
    const moved = Math.hypot(event.clientX - start.x, event.clientY - start.y);
    if (moved > CLICK_SLACK || event.detail > 1 || event.shiftKey || events.hasSelection()) return;
    events.onClick(events.characterAt(event.clientX, event.clientY));
  };
  column.addEventListener('mousedown', keepFocus, { signal });
  column.addEventListener('pointerdown', onDown, { signal, capture: true });
  column.addEventListener('pointermove', onMove, { signal });
  column.addEventListener('pointerleave', onLeave, { signal });
  column.addEventListener('click', onClick, { signal });
  return () => {
    cancelAnimationFrame(frame);
    stop.abort();
  };
}
