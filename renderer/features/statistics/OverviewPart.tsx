import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Output } from '../../../shared/api/procedures.ts';
import { barsFigure } from '../../../shared/plot/bars.ts';
import type { PlotFormat } from '../../../shared/plot/scales.ts';
import type { DataTable } from '../../../shared/plot/table.ts';
import { seriesPaint } from '../../../shared/plot/theme.ts';
import { useWorkbench } from '../../app/context.tsx';
import { useFresh } from '../../app/use-fresh.ts';
import { t } from '../../strings/t.ts';
import { formatNumber } from '../../ui/numbers.ts';
import { PlotPanel } from '../plot/PlotPanel.tsx';
import { PlotTable } from '../plot/PlotTable.tsx';
import { countsTitle } from './crossing.ts';
import { PartFrame } from './PartFrame.tsx';
import css from './Statistics.module.css';

/** The project in figures: all of it, whatever is filtered elsewhere. */
export function OverviewPart() {
  const { client } = useWorkbench();
  const load = useCallback(() => client.call('project.stats', {}), [client]);
  const fresh = useFresh(load);
  return (
    <PartFrame fresh={fresh} isEmpty={false} leftOut={fresh.value?.leftOut ?? 0} tools={null}>
      {fresh.value !== null && <Figures stats={fresh.value} />}
    </PartFrame>
  );
}

function Figures({ stats }: { readonly stats: Output<'project.stats'> }) {
  const { annotate, goTo, analysis } = useWorkbench();
  const labels = useStore(annotate.store, (state) => state.codebook?.labels);
  const title = countsTitle('label', null);
  const draw = useCallback(
    (width: number, format: PlotFormat) =>
      barsFigure({
        title,
        description: t('statistics.barsAbout', { title, count: stats.annotations }),
        axisTitle: t('statistics.annotations'),
        series: [{ name: t('statistics.annotations'), paint: 'accent', fill: 'solid' }],
        rows: stats.byLabel.map(({ label, annotations }) => ({
          key: label,
          name: label,
          values: [annotations],
          paint: seriesPaint(labels?.find(({ name }) => name === label)?.color),
        })),
        whole: stats.annotations,
        width,
        format,
      }),
    [stats, labels, title],
  );
  const table: DataTable = useMemo(
    () => ({
      caption: title,
      columns: [{ name: t('project.label') }, { name: t('project.annotations'), isNumber: true }],
      rows: stats.byLabel.map(({ label, annotations }) => ({ key: label, cells: [label, annotations] })),
    }),
    [stats, title],
  );
  const layers: DataTable = {
    caption: t('statistics.byAnnotator'),
    columns: [
      { name: t('project.annotator') },
      { name: t('project.annotations'), isNumber: true },
      { name: t('project.done'), isNumber: true },
    ],
    rows: stats.byLayer.map(({ layer, annotations, done }) => ({ key: null, cells: [layer, annotations, done] })),
  };
  const totals = [
    { name: t('project.documents'), value: stats.documents },
    { name: t('project.characters'), value: stats.characters },
    { name: t('project.annotations'), value: stats.annotations },
    { name: t('statistics.relations'), value: stats.relations },
    { name: t('project.changes'), value: stats.operations },
  ];

  function open(label: string): void {
    analysis.search.type(/^[\p{L}\p{N}_]+$/u.test(label) ? `label:${label}` : `label:"${label}"`);
    analysis.search.search();
    goTo('search');
  }

  return (
    <>
      <dl className={css.totals}>
        {totals.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatNumber(value)}</dd>
          </div>
        ))}
      </dl>
      <PlotPanel draw={draw} table={table} onOpen={open} />
      {stats.byLayer.length > 0 && <PlotTable table={layers} />}
    </>
  );
}
