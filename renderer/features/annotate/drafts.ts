import type { StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { Annotation, Flag } from '../../../shared/model/annotation.ts';
import { isSameValue } from '../../../shared/model/attributes.ts';
import type { AnnotationFields } from '../../../shared/model/update.ts';
import type { AnnotationIndex } from '../../editor/types.ts';
import { draftKey, type Draft, type Typed } from './draft.ts';
import { readable, saidOf } from './edits.ts';
import { changing } from './gestures.ts';
import type { AnnotateState } from './store.ts';
import type { Write, WritesState } from './writes.ts';
import { t } from '../../strings/t.ts';

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
  readonly client: Client;
  readonly store: StoreApi<AnnotateState>;
  readonly index: AnnotationIndex;
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
  const { client, store, index, announce, mayWrite, submit, abandon } = options;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const all = (): ReadonlyMap<string, Draft> => store.getState().drafts;

  function put(key: string, draft: Draft | null): void {
    const drafts = new Map(all());
    if (draft === null) drafts.delete(key);
    else drafts.set(key, draft);
    store.setState({ drafts });
  }

  function send(key: string, draft: Draft): void {
    const { text, refused, toFields, field } = draft;
    const annotation = index.get(draft.annotation.id) ?? draft.annotation;
    const fields = toFields(text);
    if (fields === null) {
      put(key, { ...draft, state: 'wrong' });
      return;
    }
    if (refused !== null) abandon(refused);
    if (isThere(annotation, fields)) {
      put(key, null);
      return;
    }
    const write = changing(client, annotation, fields, store.getState().scheme, nameOf(field, fields));
    const written = submit(write);
    put(key, null);
    for (const [name, value] of Object.entries(fields.attributes ?? {})) {
      announce(saidOf(name, value));
    }
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
      const key = draftKey(typed.annotation.id, typed.field);
      for (const [other, draft] of all()) if (other !== key && draft.state === 'typed') send(other, draft);
      put(key, { ...typed, state: 'typed', refused: all().get(key)?.refused ?? null });
      clearTimeout(timer);
      timer = setTimeout(flush, PAUSE_MS);
    },
    forget(id) {
      for (const [key, { annotation }] of all()) if (annotation.id === id) put(key, null);
    },
    settle({ failed }) {
      const isKept = (batch: string | null): boolean => failed.some(({ write }) => write.batch === batch);
      for (const [key, { state, refused }] of all()) if (state === 'refused' && !isKept(refused)) put(key, null);
    },
  };
}

/** Whether the annotation says already what the fields say. */
const isThere = (annotation: Annotation, { note, flags, attributes = {} }: AnnotationFields): boolean =>
  (flags === undefined || sameFlags(annotation.flags ?? [], flags ?? [])) &&
  (note === undefined || (annotation.note ?? null) === note) &&
  Object.entries(attributes).every(([name, value]) => isSameValue(annotation.attributes[name] ?? null, value));

const sameFlags = (a: readonly Flag[], b: readonly Flag[]): boolean =>
  a.length === b.length && a.every(({ kind, text }) => b.some((flag) => flag.kind === kind && flag.text === text));

const nameOf = (field: string, { attributes }: AnnotationFields): string =>
  attributes === undefined ? t('annotate.write.note') : t('annotate.write.value', { name: readable(field) });
