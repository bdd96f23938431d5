import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { BatchInfo } from '../../../shared/api/history.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Page.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { agoOf, clockOf, dayOf } from '../../ui/times.ts';
import { useDelayed } from '../../ui/use-delayed.ts';
import { VirtualList, type ListHandle } from '../../ui/VirtualList.tsx';
import { classes } from '../../ui/classes.ts';
import split from '../../ui/ListAndDetail.module.css';
import { BatchDetail } from './BatchDetail.tsx';
import { batchTitle } from './batch-title.ts';
import { HistoryFilters } from './HistoryFilters.tsx';
import css from './HistoryView.module.css';

/** Together, changes by others are read a moment later: a long import tells of each of its batches. */
const SOON_MS = 150;

/** Everything that was ever done in the project: who, when, what, from what to what, and the way back. */
export function HistoryView() {
  const workbench = useWorkbench();
  const { history } = workbench;
  const { batches, phase, problem, selected, filter } = useStore(history.store);
  const isWaiting = useDelayed(phase === 'loading' && batches.length === 0);
  const list = useRef<ListHandle>(null);
  useEffect(() => {
    void history.load();
    let soon: ReturnType<typeof setTimeout> | undefined;
    const again = (): void => {
      clearTimeout(soon);
      soon = setTimeout(() => void history.load(), SOON_MS);
    };
    const end = workbench.follow({ changed: again, stale: again });
    return () => {
      clearTimeout(soon);
      end();
    };
  }, [workbench, history]);
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  const firsts = firstOfDays(batches);

  return (
    <Page
      title={t('views.history')}
      tools={<HistoryFilters onListKey={(event) => list.current?.key(event) ?? false} />}
    >
      {problem !== null && (
        <Problem action={<Button onClick={() => void history.load()}>{t('history.tryAgain')}</Button>}>
          {problem}
        </Problem>
      )}
      {isWaiting && <p className={css.waiting}>{t('history.reading')}</p>}
      {phase === 'ready' && batches.length === 0 && (
        <EmptyState
          title={t(filter.kind === 'deleted' ? 'history.noneDeleted' : isFiltered ? 'history.noMatch' : 'history.none')}
          actions={isFiltered && <Button onClick={() => history.setFilter({})}>{t('history.showAll')}</Button>}
        />
      )}
      {batches.length > 0 && (
        <div className={split.columns}>
          <div className={split.list}>
            <VirtualList
              ref={list}
              label={t('history.list')}
              items={batches}
              keyOf={({ batch }) => batch}
              rowHeight={52}
              headOf={({ batch }) => (firsts.has(batch) ? 28 : 0)}
              current={selected}
              firstFocus
              onChoose={({ batch }) => void history.select(batch)}
              onNearEnd={() => void history.more()}
              render={(batch) => <Row batch={batch} isFirst={firsts.has(batch.batch)} />}
            />
          </div>
          <BatchDetail />
        </div>
      )}
    </Page>
  );
}

/** The batches that begin a day of the calendar here. */
function firstOfDays(batches: readonly BatchInfo[]): ReadonlySet<string> {
  const firsts = new Set<string>();
  let day = '';
  for (const { at, batch } of batches) {
    const its = new Date(at).toDateString();
    if (its !== day) firsts.add(batch);
    day = its;
  }
  return firsts;
}

function Row({ batch, isFirst }: { readonly batch: BatchInfo; readonly isFirst: boolean }) {
  const { actorName, at, changes, undoneBy } = batch;
  return (
    <div className={split.row}>
      {isFirst && <div className={css.day}>{dayOf(at)}</div>}
      <div className={classes(split.subject, css.name)} dir="auto" data-undone={undoneBy !== null || undefined}>
        {batchTitle(batch)}
      </div>
      <div className={split.facts}>
        <span dir="auto">{actorName}</span>
        <time dateTime={at} title={agoOf(at)}>
          {clockOf(at)}
        </time>
        {changes > 1 && <span>{t('history.changes', { count: changes })}</span>}
        {undoneBy !== null && <span>{t('history.undone')}</span>}
      </div>
    </div>
  );
}
