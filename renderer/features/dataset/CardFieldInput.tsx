import { useId, useState } from 'react';
import { useStore } from 'zustand';
import type { CardField, DatasetCard } from '../../../shared/model/dataset-card.ts';
import { useReadOnly, useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { kindOf, LICENCES, textOf, writtenIn } from './card-fields.ts';
import css from './Dataset.module.css';

interface CardFieldInputProps {
  readonly card: DatasetCard;
  readonly field: CardField;
  /** What the checklist says of it; undefined: nothing. */
  readonly missing: string | undefined;
}

/** The id of a field, by which the checklist leads to it. */
export const fieldId = (field: CardField): string => `dataset-${field}`;

/** A field of the card, saved when it is left: an empty one says nothing. */
export function CardFieldInput({ card, field, missing }: CardFieldInputProps) {
  const saved = textOf(card, field);
  const { analysis } = useWorkbench();
  const proposal = useStore(analysis.dataset.store, (state) => state.checklist?.proposal);
  const isReadOnly = useReadOnly();
  const [text, setText] = useState(saved);
  const [base, setBase] = useState(saved);
  if (base !== saved) {
    setBase(saved);
    // What came from elsewhere, by undo or another window, is shown unless something else is being written here.
    if (text === base) setText(saved);
  }
  const about = useId();
  const kind = kindOf(field);
  const written = writtenIn(card, field, text);
  const id = fieldId(field);

  function save(value = text): void {
    const now = writtenIn(card, field, value);
    if (now.kind === 'wrong') return;
    if (now.kind === 'patch') analysis.dataset.save(now.patch);
    // As it is kept: names without blanks around them.
    setText(textOf(analysis.dataset.store.getState().card ?? card, field));
  }
  const common = {
    id,
    value: text,
    readOnly: isReadOnly,
    'aria-describedby': about,
    'aria-invalid': written.kind === 'wrong' || undefined,
    className: css.input,
    dir: 'auto',
    onBlur: () => save(),
  } as const;

  return (
    <div className={css.field}>
      <label htmlFor={id} className={css.label}>
        {t(`dataset.fields.${field}`)}
      </label>
      {kind === 'choice' ? (
        <select
          id={id}
          className={css.input}
          value={text}
          disabled={isReadOnly}
          aria-describedby={about}
          onChange={({ target }) => {
            setText(target.value);
            save(target.value);
          }}
        >
          <option value="">{t('dataset.undecided')}</option>
          <option value="free">{t('dataset.rights.free')}</option>
          <option value="restricted">{t('dataset.rights.restricted')}</option>
        </select>
      ) : kind === 'line' || kind === 'words' ? (
        <input
          {...common}
          list={field === 'licence' ? `${id}-list` : undefined}
          placeholder={field === 'version' ? proposal?.version : undefined}
          spellCheck={kind === 'line' && field === 'title'}
          autoComplete="off"
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) save();
            if (event.key === 'Escape' && text !== saved) {
              event.stopPropagation();
              setText(saved);
            }
          }}
        />
      ) : (
        <textarea
          {...common}
          rows={Math.min(10, Math.max(kind === 'lines' ? 2 : 3, text.split('\n').length))}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || text === saved) return;
            event.stopPropagation();
            setText(saved);
          }}
        />
      )}
      {field === 'licence' && (
        <datalist id={`${id}-list`}>
          {LICENCES.map((licence) => (
            <option key={licence} value={licence}>
              {licence}
            </option>
          ))}
        </datalist>
      )}
      <p
        id={about}
        className={written.kind === 'wrong' ? css.wrong : css.hint}
        role={written.kind === 'wrong' ? 'alert' : undefined}
      >
        {written.kind === 'wrong' ? (
          <span lang="en">{written.problem}</span>
        ) : (
          <>
            {missing !== undefined && <span className={css.missing}>{missing} </span>}
            {t(`dataset.hints.${field}`)}
          </>
        )}
      </p>
    </div>
  );
}
