import { problemWith } from '../../../shared/model/attributes.ts';
import type { QuestionProps } from './asker.ts';
import { readable, readableValue, shownValue } from '../annotate/edits.ts';
import css from './AttributeList.module.css';
import { t } from '../../strings/t.ts';

/** The name of a question, with what is asked of it: a star where an answer is due, a word where it is missing. */
export function QuestionName({ definition, isMissing }: Pick<QuestionProps, 'definition' | 'isMissing'>) {
  return (
    <span className={css.name} title={definition.definition || undefined}>
      {readable(definition.name)}
      <KeyOf definition={definition} />
      {definition.mandatory && !isMissing && (
        <span className={css.star}>
          <span aria-hidden> *</span>
          <span className="visually-hidden">{t('inspector.attributes.mandatory')}</span>
        </span>
      )}
      {isMissing && (
        <span className={css.missing}>
          <span className="visually-hidden">, </span>
          {t('inspector.attributes.missing')}
        </span>
      )}
    </span>
  );
}

/** The key that leads to a question from the text. */
export function KeyOf({ definition: { key } }: Pick<QuestionProps, 'definition'>) {
  return key === undefined ? null : (
    <kbd className={css.key} aria-hidden>
      {key.toUpperCase()}
    </kbd>
  );
}

/** What a question means: on the screen while it is being answered, and always for screen readers. */
export function About({
  id,
  definition,
  value,
  children = '',
}: Pick<QuestionProps, 'definition' | 'value'> & { readonly id: string; readonly children?: string }) {
  const initial =
    definition.default === undefined
      ? ''
      : t('inspector.attributes.initial', { value: readableValue(definition.default) });
  const retired = definition.retired === true ? `${t('answers.retired')}.` : '';
  const about = [definition.definition, children, initial, retired].filter(Boolean).join(' ');
  const problem = value === null ? null : problemWith(definition, value);
  return (
    <>
      {problem !== null && value !== null && (
        <p className={css.problem}>{t('inspector.attributes.notAllowed', { value: shownValue(value) })}</p>
      )}
      <p id={id} className={css.about} hidden={about === ''}>
        {about}
      </p>
    </>
  );
}
