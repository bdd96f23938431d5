/**
 * Where a key moves the cursor of a list. `cursor` is -1 where it stands nowhere; `page` is how many rows a page key moves.
 *
 * @returns the new place, or null where the key is not the list's or the list is empty.
 */
export function moveCursor(key: string, cursor: number, length: number, page: number): number | null {
  if (length === 0) return null;
  const within = (place: number): number => Math.min(length - 1, Math.max(0, place));
  switch (key) {
    case 'ArrowDown':
      return within(cursor + 1);
    case 'ArrowUp':
      return cursor === -1 ? length - 1 : within(cursor - 1);
    case 'PageDown':
      return within(cursor + page);
    case 'PageUp':
      return within(cursor - page);
    case 'Home':
      return 0;
    case 'End':
      return length - 1;
    default:
      return null;
  }
}
