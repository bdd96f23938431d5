interface Size {
  readonly width: number;
  readonly height: number;
}

interface Box extends Size {
  readonly left: number;
  readonly top: number;
}

/** Where a card stands, in px from the window's corner, and what of its target can be seen. */
export interface Placed {
  readonly left: number;
  readonly top: number;
  readonly target: Box | null;
}

/** Distance of the card from its target and from the window's edges. */
const GAP = 12;

/**
 * Puts a card beside its target: right of it, left of it, above it, below it, whichever has room first; else over it, at its
 * bottom. Without a target it stands at the bottom right. It never leaves the window where it fits into it.
 */
export function placeBeside(target: Box | null, card: Size, window: Size): Placed {
  const within = (value: number, length: number, whole: number): number =>
    Math.max(GAP, Math.min(value, whole - length - GAP));
  const put = (left: number, top: number): Placed => ({
    left: within(left, card.width, window.width),
    top: within(top, card.height, window.height),
    target,
  });
  if (target === null || target.width === 0) return { ...put(window.width, window.height), target: null };
  const right = target.left + target.width;
  const bottom = target.top + target.height;
  if (right + 2 * GAP + card.width <= window.width) return put(right + GAP, target.top + GAP);
  if (target.left - 2 * GAP - card.width >= 0) return put(target.left - GAP - card.width, target.top + GAP);
  if (target.top - 2 * GAP - card.height >= 0) return put(target.left + GAP, target.top - GAP - card.height);
  if (bottom + 2 * GAP + card.height <= window.height) return put(target.left + GAP, bottom + GAP);
  return put(right - card.width - GAP, bottom - card.height - GAP);
}
