import type { StoreApi } from 'zustand/vanilla';
import type { Written } from '../../../shared/api/inputs.ts';
import { draftKey, type Draft, type Typed } from './draft.ts';
import type { AnnotateState } from './store.ts';
import type { Write, WritesState } from './writes.ts';

/** Texts on their way from the keyboard to the queue. */
export interface Drafts {
  /** Takes what a field holds now. It is saved when the pen rests, and by {@link Drafts.flush}. */
  type(typed: Typed): void;
  /** Queues what was typed and not sent yet; nothing where nothing has changed. */
  flush(): void;
  /** Forgets what was typed for an annotation that is being removed. */
  forget(annotation: string): void;
  /** Lets go of refused words once they were written after all, or given up. */
  settle(writes: WritesState): void;
}

interface DraftsOptions {
  readonly store: StoreApi<AnnotateState>;
  readonly announce: (text: string) => void;
  readonly mayWrite: () => boolean;
  readonly submit: (write: Write) => Promise<Written | null>;
  /** Forgets a refused write whose place another takes. */
  readonly abandon: (batch: string) => void;
}

/** How long the pen must rest before what was written is saved. */
const PAUSE_MS = 1500;

/** Makes the keeper of what is being written. */
export function createDrafts(options: DraftsOptions): Drafts {
  const { store, announce, mayWrite, submit, abandon } = options;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const all = (): ReadonlyMap<string, Draft> => store.getState().drafts;

  function put(key: string, draft: Draft | null): void {
    const drafts = new Map(all());
    if (draft === null) drafts.delete(key);
    else drafts.set(key, draft);
    store.setState({ drafts });
  }

  function send(key: string, draft: Draft): void {
    const prepared = draft.prepare(draft.text);
    if (prepared === 'wrong') {
      put(key, { ...draft, state: 'wrong' });
      return;
    }
    if (draft.refused !== null) abandon(draft.refused);
    if (prepared === 'same') {
      put(key, null);
      return;
    }
    const { write, said } = prepared;
    const written = submit(write);
    put(key, null);
    for (const sentence of said) announce(sentence);
    void written.then((answer) => {
      // It has left the screen with the write. The words stay in their field, unless others are there by now.
      const isKept = store.getState().writes.failed.some((failed) => failed.write.batch === write.batch);
      if (answer === null && isKept && !all().has(key)) put(key, { ...draft, state: 'refused', refused: write.batch });
    });
  }

  function flush(): void {
    clearTimeout(timer);
    for (const [key, draft] of all()) if (draft.state === 'typed') send(key, draft);
  }

  return {
    flush,
    type(typed) {
      if (!mayWrite()) return;
      const key = draftKey(typed.of, typed.field);
      for (const [other, draft] of all()) if (other !== key && draft.state === 'typed') send(other, draft);
      put(key, { ...typed, state: 'typed', refused: all().get(key)?.refused ?? null });
      clearTimeout(timer);
      timer = setTimeout(flush, PAUSE_MS);
    },
    forget(id) {
      for (const [key, { of }] of all()) if (of === id) put(key, null);
    },
    settle({ failed }) {
      const isKept = (batch: string | null): boolean => failed.some(({ write }) => write.batch === batch);
      for (const [key, { state, refused }] of all()) if (state === 'refused' && !isKept(refused)) put(key, null);
    },
  };
}
