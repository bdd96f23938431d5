import type { StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Written } from '../../../shared/api/procedures.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { AnnotationIndex } from '../../editor/types.ts';
import { changing } from './gestures.ts';
import type { AnnotateState } from './store.ts';
import type { Write, WritesState } from './writes.ts';

/**
 * A note that is being written. It lives here and not in its field, which goes away with the document. `refused`: the batch
 * that could not be written; the words stay, and go on with the next key.
 */
export interface NoteDraft {
  readonly annotation: Annotation;
  readonly text: string;
  readonly refused: string | null;
  /** Changed since it was last sent. */
  readonly isTyped: boolean;
}

/** Notes on their way from the keyboard to the queue. */
export interface Notes {
  /** Takes what the field holds now. It is saved when the pen rests, and by {@link Notes.flush}. */
  type(annotation: Annotation, text: string): void;
  /** Queues what was typed and not saved yet, as one write; none where nothing has changed. */
  flush(): void;
  /** Forgets what was typed for an annotation that is being removed. */
  forget(annotation: string): void;
  /** Lets go of refused words once they were written after all, or given up. */
  settle(writes: WritesState): void;
}

interface NotesOptions {
  readonly client: Client;
  readonly store: StoreApi<AnnotateState>;
  readonly index: AnnotationIndex;
  readonly mayWrite: () => boolean;
  readonly submit: (write: Write) => Promise<Written | null>;
  /** Forgets a refused write whose place another takes. */
  readonly abandon: (batch: string) => void;
}

/** How long the pen must rest before a note is saved. */
const PAUSE_MS = 1500;

/** Makes the keeper of the note that is being written. */
export function createNotes({ client, store, index, mayWrite, submit, abandon }: NotesOptions): Notes {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function flush(): void {
    clearTimeout(timer);
    const { note } = store.getState();
    if (note === null || !note.isTyped) return;
    const { text, refused } = note;
    const annotation = index.get(note.annotation.id) ?? note.annotation;
    store.setState({ note: null });
    if (refused !== null) abandon(refused);
    if ((annotation.note ?? '') === text) return;
    const write = changing(client, annotation, { note: text === '' ? null : text }, 'The note');
    void submit(write).then((written) => {
      if (written !== null || store.getState().note !== null) return;
      // It has left the screen with the write. The words stay.
      store.setState({ note: { annotation, text, refused: write.batch, isTyped: false } });
    });
  }

  return {
    flush,
    type(annotation, text) {
      if (!mayWrite()) return;
      if (store.getState().note?.annotation.id !== annotation.id) flush();
      const { note } = store.getState();
      const refused = note?.annotation.id === annotation.id ? note.refused : null;
      store.setState({ note: { annotation, text, refused, isTyped: true } });
      clearTimeout(timer);
      timer = setTimeout(flush, PAUSE_MS);
    },
    forget(id) {
      const { note } = store.getState();
      if (note?.annotation.id !== id) return;
      clearTimeout(timer);
      store.setState({ note: null });
    },
    settle({ failed }) {
      const { note } = store.getState();
      if (note === null || note.isTyped || failed.some(({ write }) => write.batch === note.refused)) return;
      store.setState({ note: null });
    },
  };
}
