import { useStore } from 'zustand';
import { useAnnotator, useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { SelectField } from '../../ui/Field.tsx';
import css from './ExportForm.module.css';
import { LabelChoice } from './LabelChoice.tsx';
import type { Scope } from './use-scope.ts';

/** Whose annotations, of which documents, of which labels. */
export function ScopeFields({ scope }: { readonly scope: Scope }) {
  const { annotate } = useWorkbench();
  const openId = useStore(annotate.store, (state) => state.id);
  const labels = useStore(annotate.store, (state) => state.codebook?.labels ?? []);
  const annotator = useAnnotator();
  return (
    <>
      <div className={css.pair}>
        <SelectField
          label={t('exporting.annotationsOf')}
          value={scope.layer}
          onChange={(event) => scope.setLayer(event.target.value)}
        >
          {scope.layers.map((id) => (
            <option key={id} value={id}>
              {id === annotator?.id ? annotator.name : id}
            </option>
          ))}
          <option value="all">{t('exporting.everybody')}</option>
        </SelectField>
        <SelectField
          label={t('exporting.documents')}
          value={scope.which}
          onChange={({ target: { value } }) => scope.setWhich(value === 'done' || value === 'open' ? value : 'all')}
        >
          <option value="all">{t('exporting.all')}</option>
          <option value="done">{t('exporting.onlyDone')}</option>
          <option value="open" disabled={openId === null}>
            {t('exporting.onlyOpen')}
          </option>
        </SelectField>
      </div>
      <LabelChoice labels={labels} chosen={scope.labels} onChange={scope.setLabels} />
    </>
  );
}
