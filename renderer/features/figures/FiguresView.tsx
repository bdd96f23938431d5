import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import { figurePoints, unitsOf } from '../../../shared/claims/figure-points.ts';
import type { PlotFormat } from '../../../shared/plot/scales.ts';
import { useWorkbench } from '../../app/context.tsx';
import { showAnnotation } from '../../app/show-annotation.ts';
import { useFresh } from '../../app/use-fresh.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import strip from '../../ui/Strip.module.css';
import { PlotPanel } from '../plot/PlotPanel.tsx';
import { PlotTable } from '../plot/PlotTable.tsx';
import css from './Figures.module.css';
import { figuresPicture, figuresTable, keyOf } from './picture.ts';

/** What stands for "no unit" in the list of units: no unit can be written so. */
const NO_UNIT = '\u0000';

/** The figures of the cards over time. */
export function FiguresView() {
  const workbench = useWorkbench();
  const { client, analysis, goTo, report } = workbench;
  const { store } = analysis.figures;
  const layer = useStore(analysis.scope, (scope) => scope.layer);
  const { unit: wanted, time, by, isLog } = useStore(store);
  const load = useCallback(() => client.call('claims.overview', { layer }), [client, layer]);
  const { value, problem, isLoading, again } = useFresh(load);
  const isWaiting = useDelayed(isLoading && value === null);

  const units = useMemo(() => (value === null ? [] : unitsOf(value)), [value]);
  const unit = (units.find((choice) => choice.unit === wanted) ?? units[0])?.unit ?? null;
  const { points, placeless } = useMemo(
    () => (value === null ? { points: [], placeless: [] } : figurePoints(value, unit, time)),
    [value, unit, time],
  );
  const shown = useMemo(
    () => (isLog ? points.filter(({ min, max }) => (min ?? max ?? 0) > 0) : points),
    [points, isLog],
  );
  const draw = useCallback(
    (width: number, format: PlotFormat) => figuresPicture(shown, unit, { by, time, isLog }, width, format),
    [shown, unit, by, time, isLog],
  );
  const table = useMemo(() => figuresTable(points, placeless, unit), [points, placeless, unit]);

  if (value === null) {
    if (problem !== null) {
      return (
        <Problem action={<Button onClick={again}>{t('matrix.again')}</Button>}>
          {t('matrix.failed', { why: problem })}
        </Problem>
      );
    }
    return isWaiting ? <p className={strip.strip}>{t('matrix.loading')}</p> : null;
  }
  if (units.length === 0) {
    return (
      <EmptyState
        title={t('figures.emptyTitle')}
        actions={<Button onClick={() => goTo('annotate')}>{t('matrix.goAnnotate')}</Button>}
      >
        {t('figures.emptyText')}
      </EmptyState>
    );
  }

  function open(key: string): void {
    const found = [...points, ...placeless].find((one) => keyOf(one) === key);
    if (found === undefined) return;
    const { figure, mention } = found;
    void showAnnotation(workbench, { id: figure.annotation, document: mention.document }).catch(report);
  }
  const without = (why: 'number' | 'time'): number => placeless.filter((one) => one.why === why).length;
  const notes = [
    ...(without('number') > 0 ? [t('figures.withoutNumber', { count: without('number') })] : []),
    ...(without('time') > 0 ? [t('figures.withoutTime', { count: without('time') })] : []),
    ...(shown.length < points.length ? [t('figures.notAboveZero', { count: points.length - shown.length })] : []),
    ...(time === 'asOf' && shown.some(({ isPublication }) => isPublication)
      ? [t('figures.byPublication', { count: shown.filter(({ isPublication }) => isPublication).length })]
      : []),
  ];
  return (
    <div className={css.view}>
      <div className={strip.strip}>
        <label>
          {t('figures.unit')}
          <select
            value={unit ?? NO_UNIT}
            onChange={({ target }) => store.setState({ unit: target.value === NO_UNIT ? null : target.value })}
          >
            {units.map((choice) => (
              <option key={choice.unit ?? NO_UNIT} value={choice.unit ?? NO_UNIT}>
                {t('figures.unitCount', { unit: choice.unit ?? t('figures.noUnit'), count: choice.count })}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('figures.rows')}
          <select
            value={by}
            onChange={({ target }) => store.setState({ by: target.value === 'kind' ? 'kind' : 'card' })}
          >
            <option value="card">{t('figures.byCard')}</option>
            <option value="kind">{t('figures.byKind')}</option>
          </select>
        </label>
        <label>
          {t('figures.time')}
          <select
            value={time}
            onChange={({ target }) => store.setState({ time: target.value === 'published' ? 'published' : 'asOf' })}
          >
            <option value="asOf">{t('figures.timeAsOf')}</option>
            <option value="published">{t('figures.timePublished')}</option>
          </select>
        </label>
        <label>
          <input type="checkbox" checked={isLog} onChange={({ target }) => store.setState({ isLog: target.checked })} />
          {t('figures.log')}
        </label>
      </div>
      {problem !== null && <Problem>{t('matrix.failed', { why: problem })}</Problem>}
      <div className={css.body}>
        {shown.length === 0 ? (
          <>
            <p className={css.note}>{t('figures.nothingPlaced')}</p>
            <PlotTable table={table} onOpen={open} />
          </>
        ) : (
          <PlotPanel draw={draw} table={table} onOpen={open} />
        )}
        {notes.map((note) => (
          <p key={note} className={css.note}>
            {note}
          </p>
        ))}
      </div>
    </div>
  );
}
