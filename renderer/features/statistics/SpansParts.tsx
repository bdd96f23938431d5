import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import { columnsFigure } from '../../../shared/plot/columns.ts';
import { cellKey, heatFigure } from '../../../shared/plot/heat.ts';
import type { PlotFormat } from '../../../shared/plot/scales.ts';
import type { DataTable } from '../../../shared/plot/table.ts';
import type { Lengths } from '../../../shared/statistics/lengths.ts';
import { TOGETHER, type TogetherHow } from '../../../shared/statistics/together.ts';
import { useWorkbench } from '../../app/context.tsx';
import { useFresh } from '../../app/use-fresh.ts';
import { t } from '../../strings/t.ts';
import { formatNumber } from '../../ui/numbers.ts';
import { PlotPanel } from '../plot/PlotPanel.tsx';
import { Filters } from './Filters.tsx';
import { PartFrame } from './PartFrame.tsx';
import css from './Statistics.module.css';

function useSpans(isByLabel: boolean) {
  const { client, analysis } = useWorkbench();
  const layer = useStore(analysis.scope, (scope) => scope.layer);
  const { label, document } = useStore(analysis.statistics.store);
  const only = isByLabel ? label : null;
  const load = useCallback(
    () => client.call('statistics.spans', { layer, label: only, document }),
    [client, layer, only, document],
  );
  return useFresh(load);
}

/** How long the annotated spans are, in characters and in words. */
export function LengthsPart() {
  const fresh = useSpans(true);
  const { value } = fresh;
  return (
    <PartFrame fresh={fresh} isEmpty={value?.annotations === 0} leftOut={value?.leftOut ?? 0} tools={<Filters />}>
      {value !== null && (
        <>
          <LengthsPlot of="characters" lengths={value.characters} count={value.annotations} />
          <LengthsPlot of="words" lengths={value.words} count={value.annotations} />
        </>
      )}
    </PartFrame>
  );
}

interface LengthsPlotProps {
  readonly of: 'characters' | 'words';
  readonly lengths: Lengths;
  readonly count: number;
}

function LengthsPlot({ of, lengths: { median, longest, bins }, count }: LengthsPlotProps) {
  const title = t(of === 'words' ? 'statistics.lengthInWords' : 'statistics.lengthInCharacters');
  const named = useMemo(
    () =>
      bins.map(({ from, to, count: n }) => ({
        key: String(from),
        from,
        to: to ?? from + (bins[0]?.to ?? 1),
        count: n,
        isOpen: to === null,
        name:
          to === null
            ? t('statistics.andMore', { from })
            : to - from === 1
              ? formatNumber(from)
              : t('statistics.fromTo', { from, to: to - 1 }),
      })),
    [bins],
  );
  const draw = useCallback(
    (width: number, format: PlotFormat) =>
      columnsFigure({
        title,
        description: t('statistics.lengthsAbout', { title, count, median: median ?? 0, longest }),
        xTitle: t(of === 'words' ? 'statistics.wordsAxis' : 'statistics.charactersAxis'),
        yTitle: t('statistics.annotations'),
        bins: named,
        ...(median === null ? {} : { marked: { value: median, name: t('statistics.median', { median }) } }),
        paint: 'accent',
        width,
        format,
      }),
    [title, count, median, longest, of, named],
  );
  const table: DataTable = {
    caption: title,
    columns: [
      { name: t(of === 'words' ? 'statistics.wordsAxis' : 'statistics.charactersAxis') },
      { name: t('statistics.annotations'), isNumber: true },
    ],
    rows: named.map(({ name, count: n }) => ({ key: null, cells: [name, n] })),
  };
  return <PlotPanel draw={draw} table={table} />;
}

const HOW = {
  inside: 'statistics.how.inside',
  overlap: 'statistics.how.overlap',
  sentence: 'statistics.how.sentence',
} as const;
const COLUMN = {
  inside: 'statistics.column.inside',
  overlap: 'statistics.column.overlap',
  sentence: 'statistics.column.sentence',
} as const;

/** Which labels stand together: inside of each other, overlapping, or in one sentence. */
export function TogetherPart() {
  const { store } = useWorkbench().analysis.statistics;
  const { how } = useStore(store);
  const fresh = useSpans(false);
  const { value } = fresh;
  const title = t('statistics.togetherTitle', { how: t(HOW[how]) });
  const draw = useCallback(
    (width: number, format: PlotFormat) => {
      const { labels = [], spans = [], together } = value ?? {};
      const count = (row: number, column: number): number => together?.[how][row]?.[column] ?? 0;
      const share = (row: number, column: number): number => count(row, column) / Math.max(1, spans[row] ?? 0);
      return heatFigure({
        title,
        description: t('statistics.togetherAbout', { title }),
        rowTitle: t('statistics.dimensions.label'),
        columnTitle: t(COLUMN[how]),
        rows: labels.map((label, place) => t('statistics.labelCount', { label, count: spans[place] ?? 0 })),
        columns: labels,
        cell: (row, column) => ({ value: count(row, column), share: share(row, column) }),
        spoken: (row, column) =>
          t('statistics.togetherCell', {
            count: count(row, column),
            of: spans[row] ?? 0,
            row: labels[row] ?? '',
            column: labels[column] ?? '',
            share: format.percent(share(row, column)),
          }),
        width,
        format,
      });
    },
    [value, how, title],
  );
  const table: DataTable = {
    caption: title,
    columns: [
      { name: t('statistics.dimensions.label') },
      { name: t(COLUMN[how]) },
      { name: t('statistics.annotations'), isNumber: true },
      { name: t('statistics.ofLabel'), isNumber: true },
    ],
    rows: (value?.labels ?? []).flatMap((row, i) =>
      (value?.labels ?? []).map((column, j) => ({
        key: cellKey(i, j),
        cells: [row, column, value?.together[how][i]?.[j] ?? 0, value?.spans[i] ?? 0],
      })),
    ),
  };
  return (
    <PartFrame
      fresh={fresh}
      isEmpty={value?.annotations === 0}
      leftOut={value?.leftOut ?? 0}
      tools={
        <label>
          {t('statistics.howTitle')}
          <select
            value={how}
            onChange={({ target }) =>
              store.setState({ how: TOGETHER.find((one: TogetherHow) => one === target.value) ?? 'sentence' })
            }
          >
            {TOGETHER.map((one) => (
              <option key={one} value={one}>
                {t(HOW[one])}
              </option>
            ))}
          </select>
        </label>
      }
    >
      <PlotPanel draw={draw} table={table} />
      <p className={css.note}>{t('statistics.togetherNote')}</p>
    </PartFrame>
  );
}
