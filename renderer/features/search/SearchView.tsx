import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { focusRegion } from '../../app/commands/regions.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Rich } from '../../strings/Rich.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { Page } from '../../ui/Page.tsx';
import type { ListHandle } from '../../ui/VirtualList.tsx';
import { HitList } from './HitList.tsx';
import { QueryProblem } from './QueryProblem.tsx';
import { SearchBar } from './SearchBar.tsx';
import { SearchStatus } from './SearchStatus.tsx';
import css from './SearchView.module.css';
import { TagBar } from './TagBar.tsx';

/** View: the search over the whole project, key words in context. */
export function SearchView() {
  const { analysis, documents } = useWorkbench();
  const { phase, problem, hits, asked, query } = useStore(analysis.search.store);
  const count = useStore(documents.store, (state) => state.documents.length);
  const list = useRef<ListHandle>(null);
  /** Whether somebody went down to hits that were not there yet. */
  const goesDown = useRef(false);
  useEffect(() => {
    analysis.search.enter();
    return () => analysis.search.leave();
  }, [analysis.search]);
  useEffect(() => {
    if (!goesDown.current || hits.length === 0) return;
    goesDown.current = false;
    if (query === asked?.query && document.activeElement?.matches('[data-query]')) focusRegion('page');
    // oxlint-disable-next-line react/exhaustive-deps -- when the hits come
  }, [hits]);
  const hasTexts = hits.some(({ area }) => area === 'text');

  if (count === 0) {
    return (
      <Page title={t('views.search')}>
        <EmptyState title={t('search.noDocuments')}>{t('search.noDocumentsText')}</EmptyState>
      </Page>
    );
  }
  return (
    <Page title={t('views.search')}>
      <div className={css.view}>
        <SearchBar
          onDown={() => {
            goesDown.current = hits.length === 0 && phase === 'searching';
            if (hits.length > 0) focusRegion('page');
            return hits.length > 0 || goesDown.current;
          }}
        />
        {phase === 'failed' && problem !== null && (
          <QueryProblem query={problem.place === null ? null : query} problem={problem} />
        )}
        {phase === 'idle' && (
          <EmptyState title={t('search.start')}>
            <Rich text="search.startText" parts={{ enter: <Keys binding="Enter" /> }} />
          </EmptyState>
        )}
        {phase !== 'idle' && phase !== 'failed' && <SearchStatus />}
        {phase === 'found' && hits.length === 0 && (
          <EmptyState
            title={t('search.none')}
            actions={<Button onClick={() => focusQuery()}>{t('search.again')}</Button>}
          >
            {t('search.noneText', {
              where: (asked?.areas ?? []).map((area) => t(`search.areas.${area}`)).join(', '),
            })}
          </EmptyState>
        )}
        {hits.length > 0 && (
          <>
            <HitList ref={list} />
            {hasTexts ? (
              <TagBar />
            ) : (
              <p className={css.foot}>
                <Rich text="search.keysRead" parts={{ enter: <Keys binding="Enter" /> }} />
              </p>
            )}
          </>
        )}
      </div>
    </Page>
  );
}

/** Puts the focus into the field, with what stands there marked. @returns false where it is not on the screen. */
export function focusQuery(): boolean {
  const field = document.querySelector<HTMLInputElement>('[data-query]');
  field?.focus();
  field?.select();
  return field !== null;
}
