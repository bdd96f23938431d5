import type { Annotation, AttributeValue } from '../../../shared/model/annotation.ts';
import { problemWith } from '../../../shared/model/attributes.ts';
import type { AttributeDefinition } from '../../../shared/model/codebook.ts';
import { readable, shownValue } from '../annotate/edits.ts';
import css from './AttributeList.module.css';
import { t } from '../../strings/t.ts';

/** What a question of the codebook needs to be asked. */
export interface QuestionProps {
  readonly annotation: Annotation;
  readonly definition: AttributeDefinition;
  /** Null: there is no answer yet. */
  readonly value: AttributeValue | null;
  readonly isMissing: boolean;
  /** Whether Enter in the text leads here. */
  readonly isFirst: boolean;
  /** Saves an answer; null takes it away. @returns whether it is saved. */
  readonly answer: (value: AttributeValue | null) => Promise<boolean>;
}

/** The name of a question, with what is asked of it: a star where an answer is due, a word where it is missing. */
export function QuestionName({ definition, isMissing }: Pick<QuestionProps, 'definition' | 'isMissing'>) {
  return (
    <span className={css.name} title={definition.definition || undefined}>
      {readable(definition.name)}
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

/** What a question means: on the screen while it is being answered, and always for screen readers. */
export function About({
  id,
  definition,
  value,
  children = '',
}: Pick<QuestionProps, 'definition' | 'value'> & { readonly id: string; readonly children?: string }) {
  const initial =
    definition.default === undefined ? '' : t('inspector.attributes.initial', { value: readable(definition.default) });
  const about = [definition.definition, children, initial].filter(Boolean).join(' ');
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
