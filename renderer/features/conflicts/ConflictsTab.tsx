import { useEffect, useMemo, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import type { Conflict } from '../../../shared/api/merge.ts';
import { useWorkbench } from '../../app/context.tsx';
import { showAnnotation } from '../../app/show-annotation.ts';
import type { Workbench } from '../../app/workbench.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { moveCursor } from '../../ui/move-cursor.ts';
import { Problem } from '../../ui/Problem.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { VirtualList } from '../../ui/VirtualList.tsx';
import split from '../../ui/ListAndDetail.module.css';
import { ConflictDetail } from './ConflictDetail.tsx';
import { ConflictFilters } from './ConflictFilters.tsx';
import css from './Conflicts.module.css';
import { ALL_CONFLICTS, filtered, keyOf, sidesOf } from './sides.ts';

/** Rows that a page key moves by. */
const PAGE = 10;

/** Records that copies of the project had changed in different ways: both sides, and the keys that decide. */
export function ConflictsTab() {
  const workbench = useWorkbench();
  const { conflicts: feature } = workbench.analysis;
  const { phase, problem, conflicts, total, filter, selected, unknownLabels, dangling } = useStore(feature.store);
  useEffect(() => void feature.load(), [feature]);
  const list = useMemo(() => filtered(conflicts, filter), [conflicts, filter]);
  const isWaiting = useDelayed(phase === 'loading');
  const place = list.findIndex((one) => keyOf(one) === selected);
  const current = list[place];

  function key(event: KeyboardEvent): boolean {
    if (event.altKey || event.ctrlKey || event.metaKey) return false;
    const next = moveCursor(event.key, place, list.length, PAGE);
    const target = next === null ? undefined : list[next];
    if (target !== undefined) {
      feature.select(keyOf(target));
      return true;
    }
    if (current === undefined) return false;
    if (/^[1-9]$/.test(event.key)) return feature.decide(current, Number(event.key) - 1);
    if (event.key === 'Enter') return goTo(workbench, current);
    if (event.key.toLowerCase() !== 'a') return false;
    document.getElementById('conflicts-all')?.focus();
    return true;
  }

  if (isWaiting) return <p className={css.waiting}>{t('conflicts.reading')}</p>;
  return (
    <div className={css.tab}>
      {problem !== null && (
        <Problem action={<Button onClick={() => void feature.load()}>{t('history.tryAgain')}</Button>}>
          {problem}
        </Problem>
      )}
      {(unknownLabels.length > 0 || dangling > 0) && (
        <p className={css.besides}>
          {unknownLabels
            .map(({ label, annotations }) => t('exchange.plan.unknownLabel', { label, count: annotations }))
            .concat(dangling > 0 ? [t('exchange.plan.dangling', { count: dangling })] : [])
            .join(' ')}
        </p>
      )}
      {phase === 'ready' && problem === null && conflicts.length === 0 && (
        <EmptyState title={t('conflicts.none')}>{t('conflicts.about')}</EmptyState>
      )}
      {conflicts.length > 0 && (
        <>
          <ConflictFilters shown={list} />
          {list.length === 0 ? (
            <EmptyState
              title={t('conflicts.noMatch')}
              actions={<Button onClick={() => feature.setFilter(ALL_CONFLICTS)}>{t('history.showAll')}</Button>}
            />
          ) : (
            <div className={split.columns}>
              <div className={split.list}>
                <VirtualList
                  label={t('conflicts.list', { count: total })}
                  items={list}
                  keyOf={keyOf}
                  rowHeight={52}
                  current={selected}
                  firstFocus
                  onChoose={(conflict) => feature.select(keyOf(conflict))}
                  onKey={key}
                  render={(conflict) => <Row conflict={conflict} />}
                />
              </div>
              {current !== undefined && <ConflictDetail conflict={current} onGoTo={() => goTo(workbench, current)} />}
            </div>
          )}
        </>
      )}
    </div>
  );
}

/** Shows what it is about in its text. @returns whether there is such a place. */
function goTo(workbench: Workbench, { entity, record, document }: Conflict): boolean {
  if (document === null) return false;
  const way =
    entity === 'annotation'
      ? showAnnotation(workbench, { id: record, document })
      : Promise.resolve(workbench.goTo('annotate')).then(() => workbench.annotate.open(document));
  way.catch(workbench.report);
  return true;
}

function Row({ conflict }: { readonly conflict: Conflict }) {
  return (
    <div className={split.row}>
      <div className={split.subject} dir="auto">
        {conflict.subject}
      </div>
      <div className={split.facts}>
        <span>{t(`history.kinds.${conflict.entity}`)}</span>
        <span dir="auto">{[...new Set(sidesOf(conflict).map(({ actor }) => actor))].join(' / ')}</span>
      </div>
    </div>
  );
}
