import { useEffect, useRef, type RefObject } from 'react';

/** Puts the focus on the first field of details when they are entered, not when they only change. */
export function useEntered(entered: number): RefObject<HTMLDivElement | null> {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (entered > 0) box.current?.querySelector<HTMLElement>('[data-first-field]')?.focus();
  }, [entered]);
  return box;
}
