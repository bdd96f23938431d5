import { useId } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { Progress } from '../../ui/Progress.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { SORTS } from '../../../shared/search/order.ts';
import css from './SearchView.module.css';

/** How much was found, how far the search is, and in which order the hits are shown. */
export function SearchStatus() {
  const { search } = useWorkbench().analysis;
  const { phase, behind, hits, total, fraction, sort } = useStore(search.store);
  const id = useId();
  const isSlow = useDelayed(phase === 'searching');
  const documents = new Set(hits.map(({ document }) => document)).size;

  function said(): string {
    if (total === 'counting') return t('search.firstOf', { some: formatNumber(hits.length) });
    if (total !== null) {
      return `${t('search.first', { some: formatNumber(hits.length), all: formatNumber(total.hits) })} ${t('search.inDocuments', { count: total.documents })}`;
    }
    return `${t('search.found', { count: hits.length })} ${t('search.inDocuments', { count: documents })}`;
  }

  return (
    <div className={css.status}>
      <span className={css.count}>{(phase !== 'searching' || hits.length > 0) && said()}</span>
      {phase === 'stopped' && <span className={css.quiet}>{t('search.stopped')}</span>}
      {behind !== null && <output className={css.quiet}>{behind}</output>}
      {(isSlow || total === 'counting') && (
        <span className={css.wait}>
          <Progress label={t('search.searching')} fraction={fraction} />
          <Button onClick={() => search.stop()}>{t('search.stop')}</Button>
        </span>
      )}
      {hits.length > 1 && (
        <span className={css.sort}>
          <label htmlFor={id}>{t('search.sort')}</label>
          <select
            id={id}
            value={sort}
            onChange={({ target }) => search.arrange(SORTS.find((one) => one === target.value) ?? 'document')}
          >
            {SORTS.map((one) => (
              <option key={one} value={one}>
                {t(`search.sorts.${one}`)}
              </option>
            ))}
          </select>
        </span>
      )}
    </div>
  );
}
