import { useId } from 'react';
import type { Annotation } from '../../../shared/model/annotation.ts';
import css from './NoteField.module.css';
import { useDraft } from './use-draft.ts';
import { t } from '../../strings/t.ts';

const MAX_LENGTH = 20_000;

/** The note of an annotation: one batch each time it is saved, none where nothing changed. A longer text than fits is kept, and said. */
export function NoteField({ annotation }: { readonly annotation: Annotation }) {
  const id = useId();
  const draft = useDraft(annotation, 'note', annotation.note ?? '', (text) =>
    text.length > MAX_LENGTH ? null : { note: text === '' ? null : text },
  );
  const isTooLong = draft.text.length > MAX_LENGTH;

  return (
    <div className={css.field}>
      <label htmlFor={id} className={css.label}>
        {t('inspector.note')}
      </label>
      <textarea
        id={id}
        className={css.note}
        value={draft.text}
        aria-invalid={isTooLong || undefined}
        aria-describedby={isTooLong ? `${id}-problem` : undefined}
        rows={3}
        dir="auto"
        placeholder={t('inspector.notePlaceholder')}
        onChange={(event) => draft.change(event.target.value)}
        onBlur={draft.save}
      />
      {isTooLong && (
        <p id={`${id}-problem`} className={css.problem} role="alert">
          {t('inspector.noteTooLong', { count: draft.text.length - MAX_LENGTH, most: MAX_LENGTH })}
        </p>
      )}
    </div>
  );
}
