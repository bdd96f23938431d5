import { useCallback } from 'react';
import type { PlotFormat } from '../../../shared/plot/scales.ts';
import { t } from '../../strings/t.ts';
import { PlotPanel } from '../plot/PlotPanel.tsx';
import css from './Agreement.module.css';
import { keyOf, measureAbout, measureName, type MeasureRow, type Thresholds } from './measures.ts';
import { measuresPicture, measuresTable } from './pictures.ts';

const byPresence = (a: MeasureRow, b: MeasureRow): number =>
  Number(a.result.value === null) - Number(b.result.value === null);

interface MeasurePlotProps {
  readonly title: string;
  /** What the rows are. */
  readonly of: string;
  readonly rows: readonly MeasureRow[];
  readonly thresholds: Thresholds;
  /** Whether what each measure says stands below. */
  readonly explained?: boolean;
  readonly onOpen?: (row: MeasureRow) => void;
}

/** Numbers as dots with their intervals, and as a table. A row leads to what is behind it. */
export function MeasurePlot({ title, of, rows, thresholds, explained = false, onOpen }: MeasurePlotProps) {
  const draw = useCallback(
    // What is undefined comes last: its reasons would hide the numbers.
    (width: number, format: PlotFormat) => measuresPicture(title, rows.toSorted(byPresence), thresholds, width, format),
    [title, rows, thresholds],
  );
  const open = (key: string): void => {
    const row = rows.find((one) => one.key === key);
    if (row !== undefined) onOpen?.(row);
  };
  const measures = [...new Map(rows.map(({ result }) => [result.metric, result])).values()];
  return (
    <section className={css.part}>
      <PlotPanel
        draw={draw}
        table={measuresTable(title, of, rows, thresholds)}
        onOpen={onOpen === undefined ? undefined : open}
      />
      {explained && (
        <details className={css.fold}>
          <summary>{t('agreement.explainAll')}</summary>
          <dl className={css.explained}>
            {measures.map((one) => (
              <div key={keyOf(one)}>
                <dt>{measureName(one)}</dt>
                <dd>{measureAbout(one.metric)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}
