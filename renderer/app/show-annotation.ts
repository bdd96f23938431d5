import type { Annotation } from '../../shared/model/annotation.ts';
import type { Span } from '../../shared/text/units.ts';
import { t } from '../strings/t.ts';
import type { Workbench } from './workbench.ts';

/** How long a document may take to be drawn before the way to it is given up. */
const MOST_MS = 10_000;

/** Shows a document in the view of the text. @returns whether it is there; not where another way was taken meanwhile. */
async function arrive({ annotate, goTo }: Workbench, document: string): Promise<boolean> {
  goTo('annotate');
  if (annotate.store.getState().id !== document) await annotate.open(document);
  const before = performance.now();
  while (performance.now() - before < MOST_MS) {
    // The pane of another document stays until the next frame has drawn the new one.
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const { phase, id: open } = annotate.store.getState();
    if (open !== document || phase === 'failed') return false;
    if (phase === 'ready' && annotate.pane !== null) return true;
  }
  return true;
}

/** Goes to an annotation of any document, from any view: makes it the active one, with the caret at it and the focus in the text. */
export async function showAnnotation(
  workbench: Workbench,
  { id, document }: Pick<Annotation, 'id' | 'document'>,
): Promise<void> {
  if (!(await arrive(workbench, document))) return;
  const { annotate, notices } = workbench;
  const annotation = annotate.sample.find(id);
  if (annotation === undefined) {
    notices.say(t('questions.gone'), { id: 'gone' });
    return;
  }
  annotate.travel.goTo(annotation);
  annotate.pane?.focus();
}

/** Goes to a place of any document, from any view, and marks it: what comes next is often a label. */
export async function showPlace(
  workbench: Workbench,
  { document, start, end }: Span & { readonly document: string },
): Promise<void> {
  if (!(await arrive(workbench, document))) return;
  workbench.annotate.pane?.select({ start, end });
  workbench.annotate.pane?.reveal({ start, end });
  workbench.annotate.pane?.focus();
}
