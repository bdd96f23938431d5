import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import { barsFigure, type BarRow } from '../../../shared/plot/bars.ts';
import type { PlotFormat } from '../../../shared/plot/scales.ts';
import type { DataTable } from '../../../shared/plot/table.ts';
import { countProgress, type StateCounts } from '../../../shared/statistics/progress.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { titleOf } from '../documents/order.ts';
import { PlotPanel } from '../plot/PlotPanel.tsx';
import { MOST_ROWS } from './crossing.ts';
import css from './Statistics.module.css';

/** How far the work is: by annotator, and by document. A document's bar leads to it. */
export function ProgressPart() {
  const { analysis, documents, annotate, goTo, report } = useWorkbench();
  const layer = useStore(analysis.scope, (scope) => scope.layer);
  const list = useStore(documents.store, (state) => state.documents);
  const counts = useMemo(() => countProgress(list, layer), [list, layer]);
  const titles = useMemo(() => new Map(list.map((one) => [one.id, titleOf(one)])), [list]);
  const layers = useProgress(
    t('statistics.progressByAnnotator'),
    t('statistics.documentsAxis'),
    t('project.annotator'),
    useMemo(() => counts.layers.map(({ layer: name, counts }) => ({ key: name, name, counts })), [counts]),
  );
  const each = useProgress(
    t('statistics.progressByDocument'),
    t('statistics.annotatorsAxis'),
    t('statistics.dimensions.document'),
    useMemo(
      () => counts.documents.map(({ id, counts }) => ({ key: id, name: titles.get(id) ?? id, counts })),
      [counts, titles],
    ),
  );
  function open(document: string): void {
    goTo('annotate');
    void annotate.open(document).catch(report);
  }
  return (
    <div className={css.part}>
      <div className={css.body}>
        {counts.layers.length === 0 ? (
          <p className={css.note}>{t('statistics.noWork')}</p>
        ) : (
          <>
            <PlotPanel {...layers} />
            <PlotPanel {...each} onOpen={open} />
            {counts.documents.length > MOST_ROWS && (
              <p className={css.note}>{t('statistics.cutRows', { rows: MOST_ROWS })}</p>
            )}
          </>
        )}
      </div>
    </div>
  );
}

interface ProgressRow {
  readonly key: string;
  readonly name: string;
  readonly counts: StateCounts;
}

/** The picture and the table of how far something is. */
function useProgress(
  title: string,
  axisTitle: string,
  of: string,
  rows: readonly ProgressRow[],
): { readonly draw: (width: number, format: PlotFormat) => ReturnType<typeof barsFigure>; readonly table: DataTable } {
  const draw = useCallback(
    (width: number, format: PlotFormat) =>
      barsFigure({
        title,
        description: t('statistics.progressAbout', { title }),
        axisTitle,
        series: [
          { name: t('statistics.states.done'), paint: 'done', fill: 'solid' },
          { name: t('statistics.states.inProgress'), paint: 'accent', fill: 'hatched' },
          { name: t('statistics.states.open'), paint: 'text-3', fill: 'empty' },
        ],
        rows: rows.slice(0, MOST_ROWS).map(({ key, name, counts }): BarRow => ({ key, name, values: counts })),
        width,
        format,
      }),
    [title, axisTitle, rows],
  );
  const table: DataTable = {
    caption: title,
    columns: [
      { name: of },
      { name: t('statistics.states.done'), isNumber: true },
      { name: t('statistics.states.inProgress'), isNumber: true },
      { name: t('statistics.states.open'), isNumber: true },
    ],
    rows: rows.map(({ key, name, counts }) => ({ key, cells: [name, ...counts] })),
  };
  return { draw, table };
}
