import { colourOf } from '../../ui/label-colour.ts';
import type { LineTicks } from './ticks.ts';

/** Class names of the margin's elements. */
export interface MarginClasses {
  readonly group: string;
  readonly line: string;
  readonly tick: string;
  readonly more: string;
}

/**
 * The element of one line's signs. A sign carries the annotations it stands for in `data-annotations`, separated by
 * blanks (ids hold none).
 *
 * @param middle the line's middle, in px below the group's top.
 */
export function lineElement(
  document: Document,
  middle: number,
  { ticks, more, moreIds }: LineTicks,
  classes: MarginClasses,
): HTMLElement {
  const line = document.createElement('div');
  line.className = classes.line;
  line.style.top = `${middle}px`;
  for (const { label, color, badge, whose, isSigned, annotations } of ticks) {
    const tick = document.createElement('span');
    tick.className = classes.tick;
    tick.style.setProperty('--tick', color === null ? 'var(--text-3)' : colourOf(color));
    tick.textContent = badge;
    const said = annotations.length === 1 ? label : `${label} × ${annotations.length}`;
    tick.title = whose === null ? said : `${said} · ${whose.name}`;
    if (whose !== null) tick.dataset['whose'] = '';
    if (whose !== null && isSigned) {
      const sign = document.createElement('span');
      sign.textContent = whose.initials;
      sign.style.setProperty('--whose', colourOf(whose.color));
      tick.append(sign);
    }
    tick.dataset['annotations'] = annotations.map(({ id }) => id).join(' ');
    line.append(tick);
  }
  if (more > 0) {
    const counter = document.createElement('span');
    counter.className = classes.more;
    counter.textContent = `+${more}`;
    counter.dataset['annotations'] = moreIds.join(' ');
    line.append(counter);
  }
  return line;
}

/** Ids of the annotations that a sign under an event stands for; null where the event hit no sign. */
export function idsOfTick(target: EventTarget | null): readonly string[] | null {
  const sign = target instanceof Element ? target.closest<HTMLElement>('[data-annotations]') : null;
  return sign?.dataset['annotations']?.split(' ') ?? null;
}
