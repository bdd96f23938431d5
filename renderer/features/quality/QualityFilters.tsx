import { useStore } from 'zustand';
import type { QualityReport } from '../../../shared/api/quality.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { formatNumber } from '../../ui/numbers.ts';
import { CheckField } from '../../ui/Field.tsx';
import css from './Quality.module.css';

const NAMES = ['label', 'layer', 'document'] as const;
const ALL = { label: 'quality.allLabels', layer: 'quality.allLayers', document: 'quality.allDocuments' } as const;

/** Which findings are looked at: of a label, a layer, a document. */
export function QualityFilters({ report }: { readonly report: QualityReport }) {
  const { quality } = useWorkbench().analysis;
  const filter = useStore(quality.store, (state) => state.filter);
  const facets = { label: report.labels, layer: report.layers, document: report.documents };
  return (
    <div className={css.filters}>
      {NAMES.map((name) => (
        <select
          key={name}
          aria-label={t(`quality.${name}`)}
          className={css.select}
          value={filter[name] ?? ''}
          onChange={({ target }) => quality.filter({ [name]: target.value === '' ? null : target.value })}
        >
          <option value="">{t(ALL[name])}</option>
          {facets[name].map((facet) => (
            <option key={facet.name} value={facet.name}>
              {`${facet.title} (${formatNumber(facet.count)})`}
            </option>
          ))}
        </select>
      ))}
      <CheckField
        label={t('quality.showRight')}
        checked={filter.right}
        onChange={({ target }) => quality.filter({ right: target.checked })}
      />
    </div>
  );
}
