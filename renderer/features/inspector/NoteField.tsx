import { useId } from 'react';
import { useStore } from 'zustand';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { useWorkbench } from '../../app/context.tsx';
import css from './NoteField.module.css';

const MAX_LENGTH = 20_000;

/** The note of an annotation. What is typed is the feature's at once, so that nothing is lost when this field goes away. */
export function NoteField({ annotation }: { readonly annotation: Annotation }) {
  const { annotate } = useWorkbench();
  const id = useId();
  const draft = useStore(annotate.store, ({ note }) => (note?.annotation.id === annotation.id ? note.text : null));

  return (
    <div className={css.field}>
      <label htmlFor={id} className={css.label}>
        Note
      </label>
      <textarea
        id={id}
        className={css.note}
        value={draft ?? annotation.note ?? ''}
        maxLength={MAX_LENGTH}
        rows={3}
        dir="auto"
        placeholder="Why, or what to check"
        onChange={(event) => annotate.typeNote(annotation, event.target.value)}
        onBlur={() => annotate.flushNote()}
      />
    </div>
  );
}
