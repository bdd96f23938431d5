import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { titleOf } from '../documents/order.ts';

/** Which annotations are counted: of a label, of a document. Whose they are is chosen for all views. */
export function Filters() {
  const { analysis, annotate, documents } = useWorkbench();
  const { store } = analysis.statistics;
  const { label, document } = useStore(store);
  const labels = useStore(annotate.store, (state) => state.codebook?.labels ?? []);
  const list = useStore(documents.store, (state) => state.documents);
  return (
    <>
      <label>
        {t('statistics.onlyLabel')}
        <select
          value={label ?? ''}
          onChange={({ target }) => store.setState({ label: target.value === '' ? null : target.value })}
        >
          <option value="">{t('statistics.allLabels')}</option>
          {labels.map(({ name }) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('statistics.onlyDocument')}
        <select
          value={document ?? ''}
          onChange={({ target }) => store.setState({ document: target.value === '' ? null : target.value })}
        >
          <option value="">{t('statistics.allDocuments')}</option>
          {list.map((one) => (
            <option key={one.id} value={one.id}>
              {titleOf(one)}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
