import type { Core } from '../core/core.ts';
import type { Context } from './context.ts';

const CLEAR_LINE = '\r\u001b[K';

/** Shows how far a task is, on one line of standard error, where somebody watches. Returns the end of it. */
export function showProgress(core: Core, task: string, { watched, err }: Context): () => void {
  if (!watched) return () => {};
  let shown = false;
  const unsubscribe = core.subscribe((event) => {
    if (event.type !== 'progress' || event.task !== task) return;
    const of = event.total === null ? '' : ` of ${event.total.toLocaleString('en')}`;
    err(`${CLEAR_LINE}${event.phase}: ${event.done.toLocaleString('en')}${of}`);
    shown = true;
  });
  return () => {
    unsubscribe();
    if (shown) err(CLEAR_LINE);
  };
}
