import type { StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Written } from '../../../shared/api/procedures.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { isSameValue } from '../../../shared/model/attributes.ts';
import type { AnnotationFields } from '../../../shared/model/update.ts';
import type { AnnotationIndex } from '../../editor/types.ts';
import { readable, shownValue } from './edits.ts';
import { changing } from './gestures.ts';
import type { AnnotateState } from './store.ts';
import type { Write, WritesState } from './writes.ts';

/** What is being written into a field of an annotation: its note, or the answer to a question. */
export interface Typed {
  readonly annotation: Annotation;
  /** The field's name among those of the annotation. */
  readonly field: string;
  readonly text: string;
  /** What the text says of the annotation; null where it says nothing that could be saved. */
  readonly toFields: (text: string) => AnnotationFields | null;
}

/** A text that is not saved. It lives here and not in its field, which goes away with the document. */
export interface Draft extends Typed {
  /** `typed`: to be sent. `wrong`: it cannot be saved as it is. `refused`: its write is among the failed ones. */
  readonly state: 'typed' | 'wrong' | 'refused';
  /** The batch that was refused, until it is written after all, given up, or another takes its place. */
  readonly refused: string | null;
}

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

/** The key of a field's draft. */
export const draftKey = (annotation: string, field: string): string => `${annotation} ${field}`;

/** Whether there are words that were not even sent. */
export const isTyping = ({ drafts }: Pick<AnnotateState, 'drafts'>): boolean =>
  [...drafts.values()].some(({ state }) => state === 'typed');

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
      announce(value === null ? `${readable(name)} cleared` : `${readable(name)}: ${shownValue(value)}`);
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
const isThere = (annotation: Annotation, { note, attributes = {} }: AnnotationFields): boolean =>
  (note === undefined || (annotation.note ?? null) === note) &&
  Object.entries(attributes).every(([name, value]) => isSameValue(annotation.attributes[name] ?? null, value));

const nameOf = (field: string, { attributes }: AnnotationFields): string =>
  attributes === undefined ? `The ${field}` : `The value of ${readable(field)}`;
