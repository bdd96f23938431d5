import type { KeyboardEvent } from 'react';
import { flushSync } from 'react-dom';

/**
 * Keys of an empty field with a proposal, which Enter would take as it is: Right and End put it into the field with the caret
 * behind it, Left and Home before it, to be changed. @returns whether the key was one of these.
 */
export function takeToChange(
  event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>,
  proposed: string | null,
  change: (text: string) => void,
): boolean {
  const { key, currentTarget: field } = event;
  if (proposed === null || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
  if (!['ArrowRight', 'End', 'ArrowLeft', 'Home'].includes(key)) return false;
  event.preventDefault();
  flushSync(() => change(proposed));
  const caret = key === 'ArrowRight' || key === 'End' ? field.value.length : 0;
  field.setSelectionRange(caret, caret);
  return true;
}
