import { useId } from 'react';
import type { AnnotationFields } from '../../../shared/model/update.ts';
import { parseNumber } from './answers.ts';
import css from './AttributeList.module.css';
import { About, QuestionName, type QuestionProps } from './Question.tsx';
import { useDraft } from './use-draft.ts';
import { t } from '../../strings/t.ts';

const MAX_LENGTH = 2000;

/** A number or a text, written into a field that grows with it. */
export function TextQuestion({ annotation, definition, value, isMissing, isFirst }: QuestionProps) {
  const id = useId();
  const draft = useDraft(annotation, definition.name, value === null ? '' : String(value), toFields);

  function toFields(text: string): AnnotationFields | null {
    const written = text.trim();
    const value = definition.type === 'number' && written !== '' ? parseNumber(written) : written || null;
    return value === null && written !== '' ? null : { attributes: { [definition.name]: value } };
  }

  const isNotANumber = definition.type === 'number' && draft.text.trim() !== '' && parseNumber(draft.text) === null;

  return (
    <div className={css.question} data-question={definition.name}>
      <label htmlFor={id} className={css.legend}>
        <QuestionName definition={definition} isMissing={isMissing} />
      </label>
      <textarea
        id={id}
        className={css.input}
        value={draft.text}
        rows={1}
        maxLength={MAX_LENGTH}
        dir="auto"
        inputMode={definition.type === 'number' ? 'decimal' : 'text'}
        aria-invalid={draft.isWrong || undefined}
        aria-describedby={`${id}-about`}
        data-first-focus={isFirst || undefined}
        onChange={(event) => draft.change(event.target.value)}
        onBlur={draft.save}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey) return;
          draft.save();
          if (!isNotANumber) return;
          // What is wrong stays under the hand.
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {draft.isWrong && (
        <p className={css.problem} role="alert">
          {t('inspector.attributes.notANumber')}
        </p>
      )}
      <About id={`${id}-about`} definition={definition} value={value} />
    </div>
  );
}
