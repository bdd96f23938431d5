import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import type { PlotFormat } from '../../../shared/plot/scales.ts';
import { byAttribute, DIMENSIONS, dimensionOf, type Dimension } from '../../../shared/statistics/dimensions.ts';
import { queryOf } from '../../../shared/statistics/query.ts';
import { useWorkbench } from '../../app/context.tsx';
import { useFresh } from '../../app/use-fresh.ts';
import { t } from '../../strings/t.ts';
import { PlotPanel } from '../plot/PlotPanel.tsx';
import { countsPicture, crossingPicture, crossingTable, dimensionName, MOST_COLUMNS, MOST_ROWS } from './crossing.ts';
import { Filters } from './Filters.tsx';
import { PartFrame } from './PartFrame.tsx';
import css from './Statistics.module.css';

/** Annotations by any two of their properties; a mark leads to the search that lists them. */
export function CountsPart() {
  const { client, analysis, annotate, notices, goTo } = useWorkbench();
  const { store } = analysis.statistics;
  const layer = useStore(analysis.scope, (scope) => scope.layer);
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const { rows, columns, label, document, isShare } = useStore(store);
  const load = useCallback(async () => {
    const by = columns === null ? [rows] : [rows, columns];
    // The answer goes with what was asked: other choices may be shown by the time it comes.
    return { rows, columns, crossing: await client.call('statistics.cross', { by, layer, label, document }) };
  }, [client, rows, columns, layer, label, document]);
  const fresh = useFresh(load);
  const { value } = fresh;
  const labels = useMemo(() => codebook?.labels ?? [], [codebook]);
  const draw = useCallback(
    (width: number, format: PlotFormat) => {
      if (value === null) throw new Error('nothing is drawn before there is an answer');
      return value.columns === null
        ? countsPicture(value.crossing, value.rows, labels, width, format)
        : crossingPicture(value.crossing, value.rows, value.columns, isShare, width, format);
    },
    [value, labels, isShare],
  );
  const table = useMemo(() => value && crossingTable(value.crossing, value.rows, value.columns), [value]);

  const names = [...new Set((codebook?.attributes ?? []).map(({ name }) => name))];
  const dimensions: readonly Dimension[] = [...DIMENSIONS, ...names.map(byAttribute)];
  const options = (without: Dimension | null) =>
    dimensions
      .filter((one) => one !== without)
      .map((one) => (
        <option key={one} value={one}>
          {dimensionName(one)}
        </option>
      ));

  function open(key: string): void {
    if (value === null) return;
    const [row = 0, column = 0] = key.split('/').map(Number);
    const [left, top] = [value.crossing.groups[0]?.[row], value.crossing.groups[1]?.[column]];
    const query = queryOf([
      ...(left === undefined ? [] : [{ by: value.rows, group: left }]),
      ...(value.columns === null || top === undefined ? [] : [{ by: value.columns, group: top }]),
      ...(layer === null ? [] : [{ by: 'annotator' as const, group: { key: layer } }]),
      ...(label === null ? [] : [{ by: 'label' as const, group: { key: label } }]),
      ...(document === null ? [] : [{ by: 'document' as const, group: { key: document } }]),
    ]);
    if (query === null) {
      notices.say(t('statistics.noQuery'), { id: 'no-query' });
      return;
    }
    analysis.search.type(query);
    analysis.search.search();
    goTo('search');
  }

  const crossing = value?.crossing;
  const isCut =
    crossing !== undefined &&
    ((crossing.groups[0]?.length ?? 0) > MOST_ROWS || (crossing.groups[1]?.length ?? 0) > MOST_COLUMNS);
  return (
    <PartFrame
      fresh={fresh}
      isEmpty={crossing?.annotations === 0}
      leftOut={crossing?.leftOut ?? 0}
      tools={
        <>
          <label>
            {t('statistics.rows')}
            <select
              value={rows}
              onChange={({ target }) => {
                const next = dimensionOf(target.value);
                store.setState({ rows: next, ...(next === columns ? { columns: rows } : {}) });
              }}
            >
              {options(null)}
            </select>
          </label>
          <label>
            {t('statistics.columns')}
            <select
              value={columns ?? ''}
              onChange={({ target }) =>
                store.setState({ columns: target.value === '' ? null : dimensionOf(target.value) })
              }
            >
              <option value="">{t('statistics.noColumns')}</option>
              {options(rows)}
            </select>
          </label>
          {columns !== null && (
            <label>
              <input
                type="checkbox"
                checked={isShare}
                onChange={({ target }) => store.setState({ isShare: target.checked })}
              />
              {t('statistics.shares')}
            </label>
          )}
          <Filters />
        </>
      }
    >
      {table !== null && <PlotPanel draw={draw} table={table} onOpen={open} />}
      {isCut && <p className={css.note}>{t('statistics.cut', { rows: MOST_ROWS, columns: MOST_COLUMNS })}</p>}
    </PartFrame>
  );
}
