import { useCallback } from 'react';
import type { AgreementResult } from '../../../shared/api/agreement.ts';
import { cellKey } from '../../../shared/plot/heat.ts';
import type { PlotFormat } from '../../../shared/plot/scales.ts';
import { t } from '../../strings/t.ts';
import { PlotPanel } from '../plot/PlotPanel.tsx';
import { pairName, pairsOf, resultOf, type MeasureRow, type Thresholds } from './measures.ts';
import { matrixPicture, measuresTable } from './pictures.ts';

interface MatrixPartProps {
  readonly coders: readonly string[];
  readonly results: readonly AgreementResult[];
  /** By its key, and as people read it. */
  readonly measure: string;
  readonly metric: string;
  readonly thresholds: Thresholds;
  readonly onOpen: (row: MeasureRow) => void;
}

/** One measure of each two annotators: a picture of cells, and a table. */
export function MatrixPart({ coders, results, measure, metric, thresholds, onOpen }: MatrixPartProps) {
  const title = t('agreement.titles.matrix', { metric });
  const draw = useCallback(
    (width: number, format: PlotFormat) =>
      matrixPicture(title, coders, (i, j) => resultAt(coders, results, measure, i, j), width, format),
    [title, coders, results, measure],
  );
  const rows = pairsOf(coders).flatMap((pair): MeasureRow[] => {
    const result = resultOf(results, coders, pair, measure);
    const key = cellKey(coders.indexOf(pair[0]), coders.indexOf(pair[1]));
    return result === undefined ? [] : [{ key, name: pairName(pair), pair, result }];
  });
  if (rows.length === 0) return null;
  return (
    <PlotPanel
      draw={draw}
      table={measuresTable(title, t('agreement.columns.of'), rows, thresholds)}
      onOpen={(place) => {
        // Each two stand in two cells.
        const [i = 0, j = 0] = place.split('/').map(Number);
        const row = rows.find(({ key }) => key === cellKey(Math.min(i, j), Math.max(i, j)));
        if (row !== undefined) onOpen(row);
      }}
    />
  );
}

function resultAt(
  coders: readonly string[],
  results: readonly AgreementResult[],
  measure: string,
  i: number,
  j: number,
): AgreementResult | undefined {
  const [a, b] = [coders[Math.min(i, j)], coders[Math.max(i, j)]];
  return i === j || a === undefined || b === undefined ? undefined : resultOf(results, coders, [a, b], measure);
}
