import { useMemo } from 'react';
import { useStore } from 'zustand';
import { STATES } from '../../../shared/search/query.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { fieldText, withField } from './edit-query.ts';
import css from './SearchBar.module.css';

/** Writes a field into the query, or takes it out: what can be chosen is what the project has. `onChange`: it was written. */
export function NarrowDown({ onChange }: { readonly onChange: () => void }) {
  const { annotate, documents, analysis } = useWorkbench();
  const { search } = analysis;
  const query = useStore(search.store, (state) => state.query);
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const list = useStore(documents.store, (state) => state.documents);
  const groups = useMemo(() => {
    const layers = [...new Set(list.flatMap(({ annotations }) => Object.keys(annotations)))].toSorted();
    const outlets = [...new Set(list.flatMap(({ outlet }) => (outlet === null ? [] : [outlet])))].toSorted();
    const values = (codebook?.attributes ?? []).flatMap(({ name, values: of }) =>
      of.length === 0 ? [name] : of.map((value) => `${name}=${value.name}`),
    );
    return [
      { field: 'label', values: codebook?.labels.map(({ name }) => name) ?? [] },
      { field: 'attr', values },
      { field: 'layer', values: layers },
      { field: 'status', values: STATES },
      { field: 'outlet', values: outlets },
    ] as const;
  }, [codebook, list]);
  const nameOf = (field: (typeof groups)[number]['field'], value: string): string =>
    field === 'status' ? t(`search.states.${STATES.find((state) => state === value) ?? 'open'}`) : value;

  return (
    <select
      aria-label={t('search.narrow')}
      className={css.narrow}
      value=""
      onChange={({ target }) => {
        search.type(withField(query, target.value));
        onChange();
      }}
    >
      <option value="">{t('search.narrowHint')}</option>
      {groups
        .filter(({ values }) => values.length > 0)
        .map(({ field, values }) => (
          <optgroup key={field} label={t(`search.groups.${field}`)}>
            {values.map((value) => {
              const text = fieldText(field, value);
              const isThere = ` ${query} `.includes(` ${text} `);
              return (
                <option key={text} value={text}>
                  {`${isThere ? '✓ ' : ''}${nameOf(field, value)}`}
                </option>
              );
            })}
          </optgroup>
        ))}
    </select>
  );
}
