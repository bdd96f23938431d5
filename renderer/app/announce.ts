import type { StoreApi } from 'zustand/vanilla';
import type { AppState } from './store.ts';

/**
 * Makes what says sentences to screen readers. What one gesture says in several sentences is said together: of two that follow
 * each other at once only the last would ever be on the page.
 */
export function createAnnounce(app: StoreApi<AppState>): (sentence: string) => void {
  let isGathering = false;
  return (sentence) => {
    app.setState(({ announcement: { sentences, count } }) => ({
      announcement: { sentences: isGathering ? [...sentences, sentence] : [sentence], count: count + 1 },
    }));
    if (isGathering) return;
    isGathering = true;
    setTimeout(() => (isGathering = false));
  };
}
