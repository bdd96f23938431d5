import { useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { focusRegion } from '../../app/commands/regions.ts';
import { useReadOnly, useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { GroupDetail } from './GroupDetail.tsx';
import { GroupList } from './GroupList.tsx';
import { changedIn, groupsOf } from './groups.ts';
import { LeakReport } from './LeakReport.tsx';
import { SplitForm } from './SplitForm.tsx';
import { SplitTable } from './SplitTable.tsx';
import css from './Splits.module.css';

/** Train, validation and test: what belongs together and why, where it is, how much each split gets, and what leaks. */
export function SplitsTab() {
  const { splits } = useWorkbench().analysis;
  const { phase, problem, fraction, report, plan, saved, isOld, current } = useStore(splits.store);
  const isReadOnly = useReadOnly();
  const isLong = useDelayed(phase === 'working');
  const detail = useRef<HTMLDivElement>(null);
  useEffect(() => splits.enter(), [splits]);
  const groups = useMemo(() => (report === null ? [] : groupsOf(report, plan)), [report, plan]);
  const isFull = groups.length > 0;
  useEffect(() => {
    // What keys are for is the list; whoever goes through the tabs stays there.
    if (isFull && document.activeElement?.matches('h1')) focusRegion('page');
  }, [isFull]);
  const group = groups.find(({ key }) => key === current);
  const unsaved = changedIn(plan, saved).length;
  return (
    <div className={css.view} aria-busy={phase === 'working'}>
      {isLong && (
        <div className={css.wait}>
          <Progress label={t('splits.working')} fraction={fraction} />
          <Button onClick={() => splits.stop()}>{t('splits.stop')}</Button>
        </div>
      )}
      {(phase === 'failed' || phase === 'stopped') && (
        <Problem action={<Button onClick={() => void splits.propose()}>{t('splits.again')}</Button>}>
          {phase === 'failed' ? t('splits.failed', { why: problem ?? '' }) : t('splits.stopped')}
        </Problem>
      )}
      {report !== null && report.documents.length === 0 && (
        <EmptyState title={t('splits.emptyTitle')}>{t('splits.empty')}</EmptyState>
      )}
      {report !== null && isFull && (
        <div className={css.columns}>
          <div className={css.side}>
            <SplitForm />
            {isOld && (
              <p className={css.note}>
                {t('splits.old')}{' '}
                <Button look="quiet" onClick={() => void splits.propose()}>
                  {t('splits.again')}
                </Button>
              </p>
            )}
            <SplitTable report={report} plan={plan} />
            <LeakReport report={report} plan={plan} />
            <div className={css.save}>
              <Button look="primary" disabled={unsaved === 0 || isReadOnly} onClick={() => splits.save()}>
                {t('splits.save')}
              </Button>
              <span className={css.hint} role="status">
                {unsaved === 0 ? t('splits.isSaved') : t('splits.unsaved', { count: unsaved })}
              </span>
            </div>
          </div>
          <div className={css.main}>
            <GroupList groups={groups} onEnter={() => detail.current?.querySelector('button')?.focus()} />
            {group && (
              // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Esc in it goes one step back
              <div
                ref={detail}
                className={css.detail}
                data-own-keys="Escape"
                onKeyDown={(event) => {
                  if (event.key !== 'Escape') return;
                  event.stopPropagation();
                  event.currentTarget.parentElement?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
                }}
              >
                <GroupDetail group={group} />
              </div>
            )}
          </div>
        </div>
      )}
    </div>
  );
}
