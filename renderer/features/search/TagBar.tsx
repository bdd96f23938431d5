import { useStore } from 'zustand';
import { isOffered } from '../../../shared/codebook/offered.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Rich } from '../../strings/Rich.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { LabelMark } from '../../ui/LabelMark.tsx';
import { keyOfHit } from '../../../shared/search/order.ts';
import css from './SearchView.module.css';

/** Under the hits: how many are ticked, and the labels that they can get; before that, which keys there are. */
export function TagBar() {
  const { annotate, analysis } = useWorkbench();
  const { store, tick, tagging } = analysis.search;
  const hits = useStore(store, (state) => state.hits);
  const ticked = useStore(store, (state) => state.ticked);
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const all = (): string[] => hits.filter(tagging.canTag).map(keyOfHit);

  if (ticked.size === 0) {
    return (
      <p className={css.foot}>
        <span className={css.hint}>
          <Rich text="search.keys" parts={{ enter: <Keys binding="Enter" />, space: <Keys binding="Space" /> }} />
        </span>
        <Button look="quiet" onClick={() => tick(all(), true)}>
          {t('search.all')}
        </Button>
      </p>
    );
  }
  return (
    <div className={css.foot} role="group" aria-label={t('search.tagAs')}>
      <span className={css.count}>{t('search.ticked', { count: ticked.size })}</span>
      <Button look="quiet" onClick={() => tick([...ticked], false)}>
        {t('search.untick')}
      </Button>
      <span>{t('search.tagAs')}</span>
      <span className={css.labels}>
        {codebook?.labels.map((label, place) =>
          isOffered(label) ? (
            <button key={label.name} type="button" className={css.label} onClick={() => void tagging.start(label.name)}>
              <LabelMark label={label} place={place} />
              {label.name}
              {label.key !== undefined && <Keys binding={label.key} />}
            </button>
          ) : null,
        )}
      </span>
    </div>
  );
}
