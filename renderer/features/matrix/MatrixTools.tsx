import { useStore } from 'zustand';
import type { UnitChoice } from '../../../shared/claims/figure-points.ts';
import { MATRIX_BY } from '../../../shared/claims/matrix.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import strip from '../../ui/Strip.module.css';

const NAMES = { document: 'matrix.byDocument', outlet: 'matrix.byOutlet', speaker: 'matrix.bySpeaker' } as const;
/** What stands for all units and for none in the list: no unit can be written so. */
const [ALL, NONE] = ['\u0000all', '\u0000none'];

interface MatrixToolsProps {
  readonly units: readonly UnitChoice[];
  /** How many rows there are, in words. */
  readonly count: string;
  readonly onSave: () => void;
}

/** What the rows and columns of the matrix are, and which of them are shown. */
export function MatrixTools({ units, count, onSave }: MatrixToolsProps) {
  const { store } = useWorkbench().analysis.matrix;
  const { by, rows, unit, onlyDiffering, onlyFigures } = useStore(store);
  const known = units.find((choice) => choice.unit === unit);
  const valueOf = (one: string | null): string => one ?? NONE;
  return (
    <div className={strip.strip}>
      <label>
        {t('matrix.rowsOf')}
        <select
          value={rows}
          onChange={({ target }) => store.setState({ rows: target.value === 'measures' ? 'measures' : 'cards' })}
        >
          <option value="cards">{t('matrix.rowsCards')}</option>
          <option value="measures">{t('matrix.rowsMeasures')}</option>
        </select>
      </label>
      <label>
        {t('matrix.by')}
        <select
          value={by}
          onChange={({ target }) => store.setState({ by: MATRIX_BY.find((one) => one === target.value) ?? 'document' })}
        >
          {MATRIX_BY.map((one) => (
            <option key={one} value={one}>
              {t(NAMES[one])}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('matrix.unit')}
        <select
          value={known === undefined ? ALL : valueOf(known.unit)}
          onChange={({ target }) =>
            store.setState({ unit: units.find((choice) => valueOf(choice.unit) === target.value)?.unit })
          }
        >
          <option value={ALL}>{t('matrix.allUnits')}</option>
          {units.map((choice) => (
            <option key={valueOf(choice.unit)} value={valueOf(choice.unit)}>
              {t('figures.unitCount', { unit: choice.unit ?? t('figures.noUnit'), count: choice.count })}
            </option>
          ))}
        </select>
      </label>
      {rows === 'cards' && (
        <>
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
        </>
      )}
      <output className={strip.count}>{count}</output>
      <span className={strip.end}>
        <Button look="quiet" onClick={onSave}>
          {t('matrix.csv')}
        </Button>
      </span>
    </div>
  );
}
