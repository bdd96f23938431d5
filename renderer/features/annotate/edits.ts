import type { StoreApi } from 'zustand/vanilla';
import type { Client } from '../../../shared/api/client.ts';
import type { Written } from '../../../shared/api/inputs.ts';
import type { Annotation, AttributePatch, Attributes, AttributeValue, Flag } from '../../../shared/model/annotation.ts';
import { isSameValue } from '../../../shared/model/attributes.ts';
import type { AnnotationFields } from '../../../shared/model/update.ts';
import type { AnnotationIndex } from '../../editor/types.ts';
import type { Prepared } from './draft.ts';
import { changing } from './gestures.ts';
import type { AnnotateState } from './store.ts';
import type { Write } from './writes.ts';
import { t } from '../../strings/t.ts';

/** Changing what is said of an annotation. What is the same already is not written. */
export interface Edits {
  relabel(id: string, label: string): void;
  /** Answers a question of the codebook; null takes the answer away. @returns whether it is on disk, or was there already. */
  setAttribute(id: string, name: string, value: AttributeValue | null): Promise<boolean>;
  /** What saving the text of a field comes to, for the annotation as it is then. `toFields`: null where it says nothing. */
  prepare(
    annotation: Annotation,
    field: string,
    toFields: (text: string) => AnnotationFields | null,
  ): (text: string) => Prepared;
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
    prepare: (annotation, field, toFields) => (text) => {
      const now = index.get(annotation.id) ?? annotation;
      const fields = toFields(text);
      if (fields === null) return 'wrong';
      if (isThere(now, fields)) return 'same';
      const write = changing(client, now, fields, store.getState().scheme, nameOf(field, fields));
      return { write, said: Object.entries(fields.attributes ?? {}).map(([name, value]) => saidOf(name, value)) };
    },
    move(annotation, place) {
      if (!mayWrite()) return false;
      void change(annotation, { place }, t('annotate.write.moving', { label: annotation.label }));
      return true;
    },
  };
}

/** Whether the annotation says already what the fields say. */
const isThere = (annotation: Annotation, { note, flags, attributes = {} }: AnnotationFields): boolean =>
  (flags === undefined || isSameFlags(annotation.flags ?? [], flags ?? [])) &&
  (note === undefined || (annotation.note ?? null) === note) &&
  holds(annotation.attributes, attributes);

/** Whether values are already as a patch would make them. */
export const holds = (values: Attributes, patch: AttributePatch): boolean =>
  Object.entries(patch).every(([name, value]) => isSameValue(values[name] ?? null, value));

function nameOf(field: string, { attributes, flags }: AnnotationFields): string {
  if (flags !== undefined) return t('flags.write');
  return attributes === undefined ? t('annotate.write.note') : t('annotate.write.value', { name: readable(field) });
}

/** The name of an attribute or a value as people read it. */
export const readable = (name: string | number | boolean): string => String(name).replaceAll('_', ' ');

/** A value as it is said and shown. */
export const shownValue = (value: AttributeValue): string =>
  (Array.isArray(value) ? value : [value]).map(readableValue).join(', ');

/** One value: true and false are said as an answer. */
export const readableValue = (value: string | number | boolean): string =>
  typeof value === 'boolean' ? t(value ? 'answers.yes' : 'answers.no') : readable(value);

/** What is said of an attribute that has another value now, or (null) none. */
export const saidOf = (name: string, value: AttributeValue | null): string =>
  value === null
    ? t('annotate.said.cleared', { name: readable(name) })
    : t('annotate.said.value', { name: readable(name), value: shownValue(value) });

const isSameFlags = (a: readonly Flag[], b: readonly Flag[]): boolean =>
  a.length === b.length && a.every(({ kind, text }) => b.some((flag) => flag.kind === kind && flag.text === text));
