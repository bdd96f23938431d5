import { useId } from 'react';
import { useStore } from 'zustand';
import { t } from '../strings/t.ts';
import { useWorkbench } from './context.tsx';
import css from './ScopeLayer.module.css';

/** Whose work the views over the whole project show. */
export function ScopeLayer() {
  const { analysis, documents } = useWorkbench();
  const id = useId();
  const layer = useStore(analysis.scope, (scope) => scope.layer);
  const list = useStore(documents.store, (state) => state.documents);
  const layers = [...new Set(list.flatMap(({ annotations }) => Object.keys(annotations)))].toSorted();
  return (
    <span className={css.choice}>
      <label htmlFor={id}>{t('analysis.layer')}</label>
      <select
        id={id}
        value={layer ?? ''}
        onChange={({ target }) => analysis.scope.setState({ layer: target.value === '' ? null : target.value })}
      >
        <option value="">{t('analysis.allLayers')}</option>
        {layers.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </span>
  );
}
