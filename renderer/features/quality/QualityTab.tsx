import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { QualityFinding } from '../../../shared/api/quality.ts';
import { focusRegion } from '../../app/commands/regions.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Rich } from '../../strings/Rich.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { useMedia } from '../../ui/use-media.ts';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { FindingRow } from './FindingRow.tsx';
import { FINDING_HEAD, headsOf } from './heads.ts';
import { KindList } from './KindList.tsx';
import { QualityFilters } from './QualityFilters.tsx';
import css from './Quality.module.css';
import { ALL_FINDINGS, openIn, shownFindings } from './store.ts';
import { useShowFinding } from './show-finding.ts';
import { formatNumber } from '../../ui/numbers.ts';

/** Two lines; in a narrow window the reason may take two. */
const ROW = 46;
const NARROW_ROW = 64;
const NARROW = '(width < 30rem)';

/** What looks wrong in the annotations: each finding with its reason, in its words, and the keys that lead to it, mend it, or say that it is right. */
export function QualityTab() {
  const { quality } = useWorkbench().analysis;
  const state = useStore(quality.store);
  const { phase, problem, fraction, report, filter, current } = state;
  const show = useShowFinding();
  const shown = shownFindings(state);
  const heads = headsOf(shown, report);
  const isLong = useDelayed(phase === 'checking');
  const isNarrow = useMedia(NARROW);
  const isFocused = useRef(false);
  useEffect(() => {
    quality.enter();
    return () => quality.leave();
  }, [quality]);
  const isFull = shown.length > 0;
  useEffect(() => {
    if (!isFull || isFocused.current) return;
    isFocused.current = true;
    // What keys are for is the list; whoever goes through the tabs stays there.
    if (document.activeElement === null || document.activeElement.matches('h1, body')) focusRegion('page');
  }, [isFull]);

  function itemKey(
    { key, ctrlKey, metaKey }: { key: string; ctrlKey: boolean; metaKey: boolean },
    finding: QualityFinding,
  ): boolean {
    if (ctrlKey || metaKey) return false;
    if (key.toLowerCase() === 'f') return quality.fix(finding);
    return key.toLowerCase() === 'x' && quality.dismiss(finding);
  }

  const isAll = filter.layer === null && filter.label === null && filter.document === null;
  return (
    <div className={css.view} aria-busy={phase === 'checking'}>
      {isLong && (
        <div className={css.wait}>
          <Progress label={t('quality.checking')} fraction={fraction} />
          <Button onClick={() => quality.stop()}>{t('quality.stop')}</Button>
        </div>
      )}
      {(phase === 'failed' || phase === 'stopped') && (
        <Problem action={<Button onClick={() => void quality.check()}>{t('quality.again')}</Button>}>
          {phase === 'failed' ? t('quality.failed', { why: problem ?? '' }) : t('quality.stopped')}
        </Problem>
      )}
      {report !== null && (!isAll || filter.right || openIn(report) > 0 || report.kinds.length > 0) && (
        <QualityFilters report={report} />
      )}
      {report !== null &&
        shown.length === 0 &&
        phase !== 'checking' &&
        (isAll && openIn(report) === 0 ? (
          <Nothing />
        ) : (
          <EmptyState
            title={t('quality.noMatchTitle')}
            actions={<Button onClick={() => quality.filter(ALL_FINDINGS)}>{t('quality.showAll')}</Button>}
          />
        ))}
      {report !== null && isFull && (
        <div className={css.columns}>
          <KindList report={report} />
          <div className={css.findings}>
            <VirtualList
              label={t('quality.list')}
              items={shown}
              keyOf={({ id }) => id}
              render={(finding) => <FindingRow finding={finding} head={heads.get(finding.id)} />}
              rowHeight={isNarrow ? NARROW_ROW : ROW}
              headOf={({ id }) => (heads.has(id) ? FINDING_HEAD : 0)}
              current={current}
              firstFocus
              letters
              onChoose={show}
              onItemKey={itemKey}
            />
            <p className={css.foot}>
              <Rich
                text="quality.keys"
                parts={{
                  enter: <Keys binding="Enter" />,
                  fix: <Keys binding="F" />,
                  right: <Keys binding="X" />,
                  next: <Keys binding="J" />,
                  previous: <Keys binding="K" />,
                }}
              />
            </p>
          </div>
        </div>
      )}
    </div>
  );
}

/** Nothing was found: what was looked at, and for what. */
function Nothing() {
  const { quality } = useWorkbench().analysis;
  const report = useStore(quality.store, (state) => state.report);
  if (report === null) return null;
  const { documents, annotations, relations, cards, layers } = report.looked;
  const right = report.kinds.reduce((sum, { dismissed }) => sum + dismissed, 0);
  return (
    <EmptyState
      title={t('quality.noneTitle')}
      actions={<Button onClick={() => void quality.check()}>{t('quality.again')}</Button>}
    >
      <p>
        {t('quality.looked', {
          documents: formatNumber(documents),
          annotations: formatNumber(annotations),
          relations: formatNumber(relations),
          cards: formatNumber(cards),
          layers: layers.length === 0 ? t('quality.noLayers') : layers.join(', '),
        })}
      </p>
      <p>{t('quality.lookedFor')}</p>
      {right > 0 && <p>{t('quality.allRight', { count: right })}</p>}
    </EmptyState>
  );
}
