import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { Disagreement } from '../../../shared/api/agreement.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { LabelMark } from '../../ui/LabelMark.tsx';
import common from '../agreement/Agreement.module.css';
import type { DifferenceFilter } from '../agreement/differences.ts';
import css from './ConfusionList.module.css';
import { confusionsOf, filterOf, type Confusion } from './confusions.ts';

interface ConfusionListProps {
  readonly differences: readonly Disagreement[];
  readonly onOpen: (filter: DifferenceFilter) => void;
}

/** So many are shown: the rest is in the list of differences. */
const MOST = 8;

/** What a learner gets wrong most often, with the codebook's words on the labels beside it. */
export function ConfusionList({ differences, onOpen }: ConfusionListProps) {
  const { annotate } = useWorkbench();
  const labels = useStore(annotate.store, (state) => state.codebook?.labels);
  const confusions = useMemo(() => confusionsOf(differences), [differences]);
  const said = ({ kind, should, is }: Confusion): string =>
    t(`training.mistakes.${kind}`, { label: should ?? is ?? '', should: should ?? '', is: is ?? '' });
  return (
    <section className={common.part}>
      <h2 className={common.heading}>{t('training.confusions')}</h2>
      {confusions.length === 0 && <p className={common.note}>{t('training.noMistakes')}</p>}
      <ul className={css.list}>
        {confusions.slice(0, MOST).map((one) => (
          <li key={[one.kind, one.should, one.is].join(' ')} className={css.item}>
            <button type="button" className={css.open} onClick={() => onOpen(filterOf(one))}>
              <span className={css.count}>{t('training.times', { count: one.count })}</span>
              {said(one)}
            </button>
            <dl className={css.defined}>
              {[...new Set([one.should, one.is])].map((name) => {
                const place = labels?.findIndex((label) => label.name === name) ?? -1;
                const label = labels?.[place];
                return (
                  label !== undefined && (
                    <div key={label.name}>
                      <dt>
                        <LabelMark label={label} place={place} /> {label.name}
                      </dt>
                      <dd dir="auto">{label.definition || t('training.noDefinition')}</dd>
                    </div>
                  )
                );
              })}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}
