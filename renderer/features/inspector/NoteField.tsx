import { useId } from 'react';
import type { Annotation } from '../../../shared/model/annotation.ts';
import css from './NoteField.module.css';
import { useDraft } from './use-draft.ts';
import { t } from '../../strings/t.ts';

const MAX_LENGTH = 20_000;

/** The note of an annotation: one batch each time it is saved, none where nothing changed. */
export function NoteField({ annotation }: { readonly annotation: Annotation }) {
  const id = useId();
  const draft = useDraft(annotation, 'note', annotation.note ?? '', (text) => ({ note: text === '' ? null : text }));

  return (
    <div className={css.field}>
      <label htmlFor={id} className={css.label}>
        {t('inspector.note')}
      </label>
      <textarea
        id={id}
        className={css.note}
        value={draft.text}
        maxLength={MAX_LENGTH}
        rows={3}
        dir="auto"
        placeholder={t('inspector.notePlaceholder')}
        onChange={(event) => draft.change(event.target.value)}
        onBlur={draft.save}
      />
    </div>
  );
}
