import { CircleCheck } from 'lucide-react';
import { useStore } from 'zustand';
import type { Check } from '../../../shared/api/publication.ts';
import { assertNever } from '../../../shared/assert.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Progress } from '../../ui/Progress.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { fieldId } from './CardFieldInput.tsx';
import css from './Dataset.module.css';

const SEVERITIES = ['must', 'should', 'may'] as const;

/** The id of a choice of the export on this page. */
export const choiceId = (option: 'withoutText' | 'pseudonyms' | 'layer'): string => `dataset-choice-${option}`;

/** A check in the window's words. */
export const sentenceOf = ({ id, count }: Check): string => t(`dataset.checks.${id}`, { count: count ?? 0 });

/** What is still missing, the most severe first; each leads to its place. */
export function Checklist() {
  const { analysis } = useWorkbench();
  const checklist = useStore(analysis.dataset.store, (state) => state.checklist);
  const isChecking = useStore(analysis.dataset.store, (state) => state.isChecking);
  const isLong = useDelayed(isChecking && checklist === null);
  const go = useGo();
  if (checklist === null) return isLong ? <Progress label={t('dataset.checking')} fraction={null} /> : null;
  const { checks } = checklist;
  const must = checks.filter(({ severity }) => severity === 'must').length;
  return (
    <section className={css.checklist} aria-labelledby="dataset-checklist" aria-busy={isChecking}>
      <h2 id="dataset-checklist" className={css.heading}>
        {t('dataset.checklist')}
      </h2>
      <p className={must === 0 ? css.ready : css.notReady} role="status">
        {must === 0 && <CircleCheck size={14} aria-hidden className={css.done} />}
        {must === 0 ? t('dataset.ready') : t('dataset.notReady', { count: must })}
      </p>
      {SEVERITIES.map((severity) => {
        const here = checks.filter((check) => check.severity === severity);
        return here.length === 0 ? null : (
          <div key={severity}>
            <h3 className={css.severity}>{t(`dataset.severities.${severity}`)}</h3>
            <ul className={css.checks}>
              {here.map((check) => (
                <li key={`${check.id} ${check.where.kind === 'incomplete' ? check.where.layer : ''}`}>
                  <button type="button" className={css.check} onClick={() => go(check)}>
                    <span className={css.what}>
                      {sentenceOf(check)}
                      {check.where.kind === 'incomplete' && <bdi> ({check.where.layer})</bdi>}
                    </span>
                    <span className={css.why}>{t(`dataset.why.${check.id}`)}</span>
                  </button>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

function useGo(): (check: Check) => void {
  const { analysis, annotate, goTo, report } = useWorkbench();
  const focus = (id: string): void => {
    const field = document.getElementById(id);
    field?.scrollIntoView({ block: 'center' });
    field?.focus();
  };
  return ({ where }) => {
    switch (where.kind) {
      case 'card':
        focus(fieldId(where.field));
        return;
      case 'export':
        focus(choiceId(where.option));
        return;
      case 'documents': {
        const [first] = where.documents;
        goTo('annotate');
        if (first !== undefined) annotate.open(first).catch(report);
        return;
      }
      case 'incomplete':
        goTo('questions');
        return;
      case 'codebook':
        goTo('codebook');
        return;
      case 'quality':
        analysis.dataset.show('quality');
        return;
      case 'copies':
        analysis.dataset.show('splits');
        return;
      default:
        assertNever(where);
    }
  };
}
