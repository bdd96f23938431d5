import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import { MATRIX_BY, matrixOf, type MatrixBy } from '../../../shared/claims/matrix.ts';
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
import { numbersOf } from './grid-move.ts';
import css from './Matrix.module.css';
import { matrixTable } from './matrix-table.ts';
import { MatrixDetails } from './MatrixDetails.tsx';
import { MatrixGrid } from './MatrixGrid.tsx';
import { useSaveData } from '../plot/use-save-data.ts';

const NAMES = { document: 'matrix.byDocument', outlet: 'matrix.byOutlet', speaker: 'matrix.bySpeaker' } as const;

/** Cards against sources, with the figures that each gives. */
export function MatrixView() {
  const workbench = useWorkbench();
  const { client, analysis, annotate, goTo, report } = workbench;
  const { store } = analysis.matrix;
  const layer = useStore(analysis.scope, (scope) => scope.layer);
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const { by, onlyDiffering, onlyFigures, place } = useStore(store);
  const load = useCallback(() => client.call('claims.overview', { layer }), [client, layer]);
  const { value, problem, isLoading, again } = useFresh(load);
  const isWaiting = useDelayed(isLoading && value === null);
  const save = useSaveData();

  const all = useMemo(() => matrixOf(value?.cards ?? [], by), [value, by]);
  const shown = useMemo(() => {
    const rows = all.rows.filter((row) => (!onlyDiffering || row.differs) && (!onlyFigures || row.hasFigures));
    const used = new Set(rows.flatMap(({ cells }) => [...cells.keys()]));
    return { rows, columns: all.columns.filter(({ key }) => used.has(key)) };
  }, [all, onlyDiffering, onlyFigures]);
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
    return isWaiting ? <p className={css.tools}>{t('matrix.loading')}</p> : null;
  }
  if (all.rows.length === 0) {
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
      <div className={css.tools}>
        <label>
          {t('matrix.by')}
          <select
            value={by}
            onChange={({ target }) =>
              store.setState({ by: MATRIX_BY.find((one) => one === target.value) ?? 'document' })
            }
          >
            {MATRIX_BY.map((one: MatrixBy) => (
              <option key={one} value={one}>
                {t(NAMES[one])}
              </option>
            ))}
          </select>
        </label>
        <label>
          <input
            type="checkbox"
            checked={onlyDiffering}
            onChange={({ target }) => store.setState({ onlyDiffering: target.checked })}
          />
          {t('matrix.onlyDiffering')}
        </label>
        <label>
          <input
            type="checkbox"
            checked={onlyFigures}
            onChange={({ target }) => store.setState({ onlyFigures: target.checked })}
          />
          {t('matrix.onlyFigures')}
        </label>
        <output className={css.count}>
          {shown.rows.length === all.rows.length
            ? t('matrix.rows', { count: all.rows.length })
            : t('matrix.ofRows', { shown: shown.rows.length, all: t('matrix.rows', { count: all.rows.length }) })}
        </output>
        <span className={css.end}>
          <Button look="quiet" onClick={() => void save(matrixTable(shown, by)).catch(report)}>
            {t('matrix.csv')}
          </Button>
        </span>
      </div>
      {problem !== null && <Problem>{t('matrix.failed', { why: problem })}</Problem>}
      {missing.length > 0 && <p className={css.missing}>{t('matrix.missing', { names: missing.join(', ') })}</p>}
      {shown.rows.length === 0 ? (
        <EmptyState
          title={t('matrix.noneTitle')}
          actions={
            <Button onClick={() => store.setState({ onlyDiffering: false, onlyFigures: false })}>
              {t('matrix.showAll')}
            </Button>
          }
        />
      ) : (
        <>
          <MatrixGrid
            matrix={shown}
            by={by}
            onOpen={({ mention }) =>
              void showAnnotation(workbench, { id: mention.annotation, document: mention.document })
            }
          />
          <MatrixDetails mention={here} />
        </>
      )}
    </div>
  );
}
