import { v7 as newId } from 'uuid';
import type { ChangeInfo } from '../../../shared/api/history.ts';
import type { Workbench } from '../../app/workbench.ts';
import { t } from '../../strings/t.ts';

/** Which state a change can bring back. */
export interface Restorable {
  readonly side: 'before' | 'after';
  readonly label: string;
}

/** What can be brought back of a change: the state that it made, or, where that is there now or nothing, the one before. */
export function restorable({ entity, what, exists, isLatest }: ChangeInfo): Restorable | null {
  if (entity !== 'annotation' && entity !== 'relation') return null;
  if (what === 'removed') return exists ? null : { side: 'before', label: t('history.bringBack') };
  if (!isLatest) return { side: 'after', label: t('history.restore') };
  return what === 'changed' ? { side: 'before', label: t('history.restoreBefore') } : null;
}

/** Brings a state back as a gesture like any other: queued, saved, undone by undo. */
export async function restoreState(workbench: Workbench, change: ChangeInfo, side: Restorable['side']): Promise<void> {
  const { annotate, client, notices, announce } = workbench;
  const { entity, id, operation, subject } = change;
  if ((entity !== 'annotation' && entity !== 'relation') || !annotate.mayWrite()) return;
  const batch = newId();
  const written = await annotate.submit({
    batch,
    name: t('history.restoring', { subject: subject.name }),
    document: change.document ?? '',
    edits: [],
    onRefused: (message) => notices.say(message, { id: 'restore-refused', kind: 'problem' }),
    send: (session) => client.call('history.restore', { session, batch, entity, id, operation, side }),
  });
  if (written === null) return;
  const said = t('history.restored', { subject: subject.name });
  announce(said);
  annotate.offerUndo(said, batch);
}

/** Shows an annotation in its text. */
export async function goToAnnotation(workbench: Workbench, { id, document }: ChangeInfo): Promise<void> {
  const { annotate, goTo, openDialog } = workbench;
  if (document === null) return;
  openDialog(null);
  goTo('annotate');
  await annotate.open(document);
  const annotation = annotate.index.get(id);
  // The pane is drawn with the next frame.
  if (annotation !== undefined) requestAnimationFrame(() => annotate.travel.goTo(annotation));
}
