import type { Annotation } from '../../shared/model/annotation.ts';
import { t } from '../strings/t.ts';
import type { Workbench } from './workbench.ts';

/** How long a document may take to be drawn before the way to it is given up. */
const MOST_MS = 10_000;

/** Goes to an annotation of any document, from any view: makes it the active one, with the caret at it and the focus in the text. */
export async function showAnnotation(
  { annotate, goTo, notices }: Workbench,
  { id, document }: Pick<Annotation, 'id' | 'document'>,
): Promise<void> {
  goTo('annotate');
  if (annotate.store.getState().id !== document) await annotate.open(document);
  const before = performance.now();
  while (performance.now() - before < MOST_MS) {
    // The pane of another document stays until the next frame has drawn the new one.
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const { phase, id: open } = annotate.store.getState();
    // Another way was taken meanwhile.
    if (open !== document || phase === 'failed') return;
    if (phase === 'ready' && annotate.pane !== null) break;
  }
  const annotation = annotate.sample.find(id);
  if (annotation === undefined) {
    notices.say(t('questions.gone'), { id: 'gone' });
    return;
  }
  annotate.travel.goTo(annotation);
  annotate.pane?.focus();
}
