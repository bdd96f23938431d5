import { useStore } from 'zustand';
import type { Conflict } from '../../../shared/api/merge.ts';
import { ENTITY_NAMES } from '../../../shared/model/record.ts';
import { useReadOnly, useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField } from '../../ui/Field.tsx';
import css from './Conflicts.module.css';
import { decideAll, sidesOf, type AllAlike } from './sides.ts';

const RULES: readonly AllAlike[] = ['standing', 'others', 'mine'];

/** Which conflicts are looked at, and one answer for all of these. */
export function ConflictFilters({ shown }: { readonly shown: readonly Conflict[] }) {
  const { analysis, documents, layer } = useWorkbench();
  const { conflicts: feature } = analysis;
  const { conflicts, filter } = useStore(feature.store);
  const titles = useStore(documents.store, (state) => state.documents);
  const isReadOnly = useReadOnly();
  const kinds = ENTITY_NAMES.filter((entity) => conflicts.some((one) => one.entity === entity));
  const people = [...new Set(conflicts.flatMap((one) => sidesOf(one).map(({ actor }) => actor)))].toSorted();
  const places = [...new Set(conflicts.flatMap(({ document }) => document ?? []))];
  const rules = RULES.filter((rule) => decideAll(shown, rule, layer()).length > 0);
  return (
    <div className={css.tools}>
      <SelectField
        label={t('history.kind')}
        value={filter.entity ?? ''}
        onChange={({ target: { value } }) =>
          feature.setFilter({ entity: kinds.find((kind) => kind === value) ?? null })
        }
      >
        <option value="">{t('conflicts.everyKind')}</option>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`history.kinds.${kind}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('history.in')}
        value={filter.document ?? ''}
        onChange={({ target: { value } }) => feature.setFilter({ document: value === '' ? null : value })}
      >
        <option value="">{t('history.everywhere')}</option>
        {places.map((id) => (
          <option key={id} value={id}>
            {titles.find((one) => one.id === id)?.title ?? id}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('conflicts.person')}
        value={filter.person ?? ''}
        onChange={({ target: { value } }) => feature.setFilter({ person: value === '' ? null : value })}
      >
        <option value="">{t('history.everybody')}</option>
        {people.map((person) => (
          <option key={person} value={person}>
            {person}
          </option>
        ))}
      </SelectField>
      {!isReadOnly && shown.length > 1 && rules.length > 0 && (
        <div role="group" aria-label={t('conflicts.all', { count: shown.length })} className={css.all}>
          <span className={css.allName}>{t('conflicts.all', { count: shown.length })}</span>
          {rules.map((rule, i) => (
            <Button key={rule} {...(i === 0 && { id: 'conflicts-all' })} onClick={() => feature.decideAll(rule)}>
              {t(`conflicts.rules.${rule}`, { count: decideAll(shown, rule, layer()).length })}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
