import { useState, type KeyboardEvent } from 'react';

/** The proposal at hand among several, and how to go on to the next one. */
export interface Place<T> {
  readonly current: T | null;
  /** From 1. */
  readonly place: number;
  readonly count: number;
  /** Takes Alt+Down and Alt+Up. @returns whether the key was one of these. */
  onKey(event: KeyboardEvent): boolean;
}

/** Keeps which of several proposals is at hand. `of`: what they are for; another thing begins with its first. */
export function usePlace<T>(of: string, proposals: readonly T[]): Place<T> {
  const [at, setAt] = useState({ of, index: 0 });
  const count = proposals.length;
  const index = at.of === of && at.index < count ? at.index : 0;
  return {
    current: proposals[index] ?? null,
    place: index + 1,
    count,
    onKey(event) {
      const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
      if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || by === 0 || count < 2) return false;
      event.preventDefault();
      setAt({ of, index: (index + by + count) % count });
      return true;
    },
  };
}
