import type { Client } from '../../../shared/api/client.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { UndoNotice } from '../../app/undo-notice.ts';
import { nextOpen, titleOf } from '../documents/order.ts';
import type { DocumentsFeature } from '../documents/store.ts';
import { settingStatus } from './gestures.ts';
import { isSameSession, type Home } from './home.ts';
import type { Write } from './writes.ts';
import { t } from '../../strings/t.ts';

interface DoneOptions {
  readonly client: Client;
  readonly documents: DocumentsFeature;
  readonly undoNotice: UndoNotice;
  readonly home: () => Home | null;
  readonly submit: (write: Write) => Promise<Written | null>;
  /** Opens a document and puts the caret into it. */
  readonly open: (document: string) => void;
}

/** Makes the gesture that says how far the work on a document is; behind a done one the next open one is opened. */
export function createDone({ client, documents, undoNotice, home, submit, open }: DoneOptions) {
  return (id: string, layer: string, done: boolean): void => {
    const state = done ? 'done' : 'open';
    const before = documents.get(id)?.status[layer];
    const arranged = documents.arranged(layer);
    const project = home();
    documents.setStatus(id, layer, state);
    const write = settingStatus(client, id, state);
    void submit(write).then((written) => {
      if (written === null && isSameSession(project, home())) documents.setStatus(id, layer, before);
    });
    if (!done) return;
    const { assigned } = documents.store.getState();
    // What one was asked to do comes first, whatever else the list shows.
    const mine = arranged.filter((document) => assigned.has(document.id) || document.id === id);
    const next = (assigned.size > 0 ? nextOpen(mine, id, layer) : undefined) ?? nextOpen(arranged, id, layer);
    if (next === undefined) {
      undoNotice.say(t('annotate.said.doneLast'), write.batch);
      return;
    }
    open(next.id);
    undoNotice.say(t('annotate.said.doneNext', { title: titleOf(next) }), write.batch);
  };
}
