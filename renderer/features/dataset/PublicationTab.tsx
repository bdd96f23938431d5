import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useReadOnly, useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Problem } from '../../ui/Problem.tsx';
import { CardFieldInput } from './CardFieldInput.tsx';
import { SECTIONS } from './card-fields.ts';
import { Checklist, sentenceOf } from './Checklist.tsx';
import css from './Dataset.module.css';
import { ReleasePlan } from './ReleasePlan.tsx';

/** The card of the dataset beside what is still missing before one would publish it. */
export function PublicationTab() {
  const { analysis } = useWorkbench();
  const { card, checklist, problem } = useStore(analysis.dataset.store);
  const isReadOnly = useReadOnly();
  useEffect(() => analysis.dataset.enter(), [analysis]);
  const missing = (field: string): string | undefined => {
    const check = checklist?.checks.find(({ where }) => where.kind === 'card' && where.field === field);
    return check && sentenceOf(check);
  };
  return (
    <div className={css.columns}>
      <aside className={css.side} aria-label={t('dataset.checklist')}>
        {problem !== null && <Problem>{problem}</Problem>}
        <Checklist />
      </aside>
      <div className={css.main}>
        {isReadOnly && <p className={css.hint}>{t('dataset.readOnly')}</p>}
        <ReleasePlan />
        {card !== null &&
          SECTIONS.map(({ name, fields }) => (
            <section key={name} className={css.section} aria-labelledby={`dataset-section-${name}`}>
              <h2 id={`dataset-section-${name}`} className={css.heading}>
                {t(`dataset.sections.${name}`)}
              </h2>
              {fields.map((field) => (
                <CardFieldInput key={field} card={card} field={field} missing={missing(field)} />
              ))}
            </section>
          ))}
      </div>
    </div>
  );
}
