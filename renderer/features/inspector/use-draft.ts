import { useStore } from 'zustand';
import type { Annotation } from '../../../shared/model/annotation.ts';
import type { AnnotationFields } from '../../../shared/model/update.ts';
import { useWorkbench } from '../../app/context.tsx';
import { draftKey, type Typed } from '../annotate/draft.ts';

/** A text that is being written, beside the one that is saved. */
export interface FieldDraft {
  readonly text: string;
  /** It was to be saved, but says nothing that could be. */
  readonly isWrong: boolean;
  change(text: string): void;
  /** Saves what is written, where it differs from what is saved. */
  save(): void;
}

/**
 * The text of a field: what is typed, else what is saved. What is typed is the feature's at once, so that nothing is lost when
 * the field goes away.
 *
 * @param of the id of what it is about.
 * @param value what is saved.
 */
export function useTyped(of: string, field: string, value: string, prepare: Typed['prepare']): FieldDraft {
  const { annotate } = useWorkbench();
  const draft = useStore(annotate.store, ({ drafts }) => drafts.get(draftKey(of, field)));
  return {
    text: draft?.text ?? value,
    isWrong: draft?.state === 'wrong',
    change: (text) => annotate.type({ of, field, text, prepare }),
    save: annotate.flush,
  };
}

/** The text of a field of an annotation: see {@link useTyped}. */
export function useDraft(
  annotation: Annotation,
  field: string,
  value: string,
  toFields: (text: string) => AnnotationFields | null,
): FieldDraft {
  const { annotate } = useWorkbench();
  return useTyped(annotation.id, field, value, annotate.prepare(annotation, field, toFields));
}
