import type { StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { Annotation, AttributeValue } from '../../../shared/model/annotation.ts';
import { isSameValue } from '../../../shared/model/attributes.ts';
import type { AnnotationFields } from '../../../shared/model/update.ts';
import type { AnnotationIndex } from '../../editor/types.ts';
import { changing } from './gestures.ts';
import type { AnnotateState } from './store.ts';
import type { Write } from './writes.ts';
import { t } from '../../strings/t.ts';

/** Changing what is said of an annotation. What is the same already is not written. */
export interface Edits {
  relabel(id: string, label: string): void;
  /** Answers a question of the codebook; null takes the answer away. @returns whether it is on disk, or was there already. */
  setAttribute(id: string, name: string, value: AttributeValue | null): Promise<boolean>;
  /** Puts it at another place. @returns false where nothing may be written. */
  move(annotation: Annotation, place: NonNullable<AnnotationFields['place']>): boolean;
}

interface EditsOptions {
  readonly client: Client;
  readonly store: StoreApi<AnnotateState>;
  readonly index: AnnotationIndex;
  readonly announce: (text: string) => void;
  /** Whether a gesture may change anything; says why where it may not. */
  readonly mayWrite: () => boolean;
  readonly submit: (write: Write) => Promise<Written | null>;
}

/** Makes the edits of single annotations. */
export function createEdits({ client, store, index, announce, mayWrite, submit }: EditsOptions): Edits {
  const change = (annotation: Annotation, fields: AnnotationFields, name: string): Promise<Written | null> =>
    submit(changing(client, annotation, fields, store.getState().scheme, name));

  return {
    relabel(id, label) {
      const annotation = index.get(id);
      if (annotation === undefined || annotation.label === label || !mayWrite()) return;
      void change(annotation, { label }, t('annotate.write.label', { label }));
      announce(t('annotate.said.label', { label }));
    },
    async setAttribute(id, name, value) {
      const annotation = index.get(id);
      if (annotation === undefined) return false;
      if (isSameValue(annotation.attributes[name] ?? null, value)) return true;
      if (!mayWrite()) return false;
      announce(saidOf(name, value));
      return (
        (await change(
          annotation,
          { attributes: { [name]: value } },
          t('annotate.write.value', { name: readable(name) }),
        )) !== null
      );
    },
    move(annotation, place) {
      if (!mayWrite()) return false;
      void change(annotation, { place }, t('annotate.write.moving', { label: annotation.label }));
      return true;
    },
  };
}

/** The name of an attribute or a value as people read it. */
export const readable = (name: string | number | boolean): string => String(name).replaceAll('_', ' ');

/** A value as it is said and shown. */
export const shownValue = (value: AttributeValue): string =>
  (Array.isArray(value) ? value : [value]).map(readable).join(', ');

/** What is said of an attribute that has another value now, or (null) none. */
export const saidOf = (name: string, value: AttributeValue | null): string =>
  value === null
    ? t('annotate.said.cleared', { name: readable(name) })
    : t('annotate.said.value', { name: readable(name), value: shownValue(value) });
