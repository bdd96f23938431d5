import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import { isOfUnit, measureMatrixOf, measureUnits } from '../../../shared/claims/matrix-measures.ts';
import { matrixOf } from '../../../shared/claims/matrix.ts';
import type { CardFacts } from '../../../shared/claims/mention-facts.ts';
import { namesMissing } from '../../../shared/claims/scheme-names.ts';
import { useWorkbench } from '../../app/context.tsx';
import { showAnnotation } from '../../app/show-annotation.ts';
import { useFresh } from '../../app/use-fresh.ts';
import { Rich } from '../../strings/Rich.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import strip from '../../ui/Strip.module.css';
import { numbersOf } from './grid-move.ts';
import { gridOfCards, gridOfMeasures } from './grid-rows.ts';
import css from './Matrix.module.css';
import { matrixTable } from './matrix-table.ts';
import { MatrixDetails } from './MatrixDetails.tsx';
import { MatrixGrid } from './MatrixGrid.tsx';
import { MatrixTools } from './MatrixTools.tsx';
import { useSaveData } from '../plot/use-save-data.ts';

/** Cards, or figures of one measure, against sources. */
export function MatrixView() {
  const workbench = useWorkbench();
  const { client, analysis, annotate, goTo, report } = workbench;
  const { store } = analysis.matrix;
  const layer = useStore(analysis.scope, (scope) => scope.layer);
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const { by, rows: kind, unit: asked, onlyDiffering, onlyFigures, place } = useStore(store);
  const load = useCallback(() => client.call('claims.overview', { layer }), [client, layer]);
  const { value, problem, isLoading, again } = useFresh(load);
  const isWaiting = useDelayed(isLoading && value === null);
  const save = useSaveData();

  const links = value?.links;
  const from = useMemo(() => ({ cards: value?.cards ?? [], unassigned: value?.unassigned ?? [] }), [value]);
  const units = useMemo(() => measureUnits(from), [from]);
  const unit = units.some((choice) => choice.unit === asked) ? asked : undefined;
  const isMeasures = kind === 'measures';
  const { all, shown } = useMemo(() => {
    if (isMeasures) {
      const { rows, columns } = measureMatrixOf(from, links ?? [], by);
      const some = rows.filter((row) => unit === undefined || row.unit === unit);
      return { all: rows.length, shown: gridOfMeasures({ columns, rows: some }) };
    }
    const { rows, columns } = matrixOf(from.cards, by, { unassigned: from.unassigned, links: links ?? [] });
    const hasUnit = ({ mentions }: CardFacts): boolean =>
      unit === undefined || mentions.some(({ figures }) => figures.some((figure) => isOfUnit(figure, unit)));
    const some = rows.filter(
      (row) => (!onlyDiffering || row.differs) && (!onlyFigures || row.hasFigures) && hasUnit(row.card),
    );
    return { all: rows.length, shown: gridOfCards({ columns, rows: some }) };
  }, [from, links, by, isMeasures, unit, onlyDiffering, onlyFigures]);
  const head = t(isMeasures ? 'matrix.measure' : 'matrix.claim');
  const counted = (count: number): string => t(isMeasures ? 'matrix.measures' : 'matrix.rows', { count });
  const missing = codebook === null ? [] : namesMissing(codebook);
  const at = numbersOf(shown, place);
  const here = shown.rows[at.row]?.cells.get(shown.columns[at.column]?.key ?? ' none')?.[at.item] ?? null;

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
  if (all === 0 && !isMeasures) {
    return (
      <EmptyState
        title={t('matrix.emptyTitle')}
        actions={<Button onClick={() => goTo('annotate')}>{t('matrix.goAnnotate')}</Button>}
      >
        <Rich text="matrix.emptyText" parts={{ key: <Keys binding="c" /> }} />
      </EmptyState>
    );
  }
  return (
    <div className={css.view}>
      <MatrixTools
        units={units}
        count={
          shown.rows.length === all ? counted(all) : t('matrix.ofRows', { shown: shown.rows.length, all: counted(all) })
        }
        onSave={() => void save(matrixTable(shown, by, head)).catch(report)}
      />
      {problem !== null && <Problem>{t('matrix.failed', { why: problem })}</Problem>}
      {missing.length > 0 && <p className={css.missing}>{t('matrix.missing', { names: missing.join(', ') })}</p>}
      {shown.rows.length === 0 ? (
        <EmptyState
          title={t(isMeasures ? 'figures.emptyTitle' : 'matrix.noneTitle')}
          actions={
            <Button
              onClick={() =>
                store.setState({ rows: 'cards', unit: undefined, onlyDiffering: false, onlyFigures: false })
              }
            >
              {t('matrix.showAll')}
            </Button>
          }
        />
      ) : (
        <>
          <MatrixGrid
            matrix={shown}
            head={head}
            by={by}
            onOpen={({ mention }) =>
              void showAnnotation(workbench, { id: mention.annotation, document: mention.document })
            }
          />
          <MatrixDetails said={here} />
        </>
      )}
    </div>
  );
}
