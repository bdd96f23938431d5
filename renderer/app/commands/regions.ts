import { flushSync } from 'react-dom';
import type { Where } from './command.ts';

/** The parts of the window that F6 goes through, in their order. */
export const REGIONS = ['documents', 'text', 'beside', 'labels', 'inspector', 'page'] as const;
export type Region = (typeof REGIONS)[number];

/** Where the focus is, as far as keys are concerned. */
export interface KeyPlace {
  readonly region: Region | null;
  /** A field that is typed in. */
  readonly isField: boolean;
  /** A choice of a few, which letters, digits and arrows belong to. */
  readonly isChoice: boolean;
  /** A menu or dialog, whose keys are its own. */
  readonly isOverlay: boolean;
}

const CHOICE = 'input[type="radio"], input[type="checkbox"]';

/** Reads the place from the focused element. */
export function placeOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof Element)) return { region: null, isField: false, isChoice: false, isOverlay: false };
  const region = target.closest('[data-region]')?.getAttribute('data-region');
  return {
    region: REGIONS.find((name) => name === region) ?? null,
    isField: target.matches('input, textarea, select, [data-rich-field] *') && !target.matches(`${CHOICE}, button`),
    isChoice: target.matches(CHOICE),
    isOverlay: target.closest('[role="menu"], [role="dialog"], [role="alertdialog"]') !== null,
  };
}

/** Whether a key is the focused field's own: it lists its keys in tinykeys' syntax, with blanks between. */
export const isOwnKey = (target: EventTarget | null, key: string): boolean =>
  target instanceof Element &&
  target.closest('[data-own-keys]')?.getAttribute('data-own-keys')?.split(' ').includes(key) === true;

/** Whether a command's keys work at a place. */
export function worksAt(where: Where, { region, isField, isChoice, isOverlay }: KeyPlace): boolean {
  if (isOverlay) return false;
  if (where === 'everywhere') return true;
  if (isField) return false;
  if (where === 'window') return true;
  if (isChoice) return false;
  if (where === 'text') return region === 'text';
  return region === 'text' || region === 'inspector' || region === null;
}

/** Puts the focus into a part of the window. @returns false where the part is not on the screen. */
export function focusRegion(region: Region): boolean {
  const part = document.querySelector(`[data-region="${region}"]`);
  const target = part?.querySelector('[data-first-focus]') ?? part?.querySelector('button, [tabindex="0"], input');
  if (!(target instanceof HTMLElement)) return false;
  target.focus();
  return true;
}

/**
 * Focuses what the change at hand brings onto the screen. At once: the next key may come before the next frame, and would be taken
 * where the focus was, as a label for instance. With the next frame where it is not drawn yet.
 */
export function focusDrawn(focus: () => boolean): void {
  flushSync(() => undefined);
  if (!focus()) requestAnimationFrame(() => focus());
}

/** Puts the focus into the next part of the window that is on the screen. */
export function focusNextRegion(direction: 1 | -1): void {
  const { region } = placeOf(document.activeElement);
  const here = region === null ? (direction === 1 ? -1 : 0) : REGIONS.indexOf(region);
  for (let step = 1; step <= REGIONS.length; step += 1) {
    const next = REGIONS[(here + direction * step + REGIONS.length * 2) % REGIONS.length];
    if (next !== undefined && focusRegion(next)) return;
  }
}
