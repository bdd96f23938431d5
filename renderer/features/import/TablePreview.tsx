import { useStore } from 'zustand';
import type { TableContent } from '../../../shared/api/staged.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { SelectField } from '../../ui/Field.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { LeftOutList } from './LeftOutList.tsx';
import { ReadAs } from './ReadAs.tsx';
import { ROLES, withMetadata, withRole } from './table-edits.ts';
import css from './TablePreview.module.css';

/** A table of texts: which column becomes what, and the first documents as they would be. */
export function TablePreview({ id, content }: { readonly id: string; readonly content: TableContent }) {
  const { importing } = useWorkbench();
  const told = useStore(importing.store, (state) => state.told.get(id)?.table);
  const isReading = useStore(importing.store, (state) => state.inspecting.has(id));
  const { columns, rows, documents, leftOut, waiting, separator } = content;
  const choice = (isReading ? told : undefined) ?? content.choice;
  return (
    <section aria-label={t('importing.preview')} className={css.preview} aria-busy={isReading}>
      <ReadAs id={id} content={content} />
      <p className={css.facts}>
        {t('tables.rows', { count: rows })} · {t('tables.columns', { count: columns.length })}
        {separator !== undefined && ` · ${t(`tables.separators.${separator}`)}`}
        {isReading && ` · ${t('mapping.reading')}`}
      </p>
      {waiting !== null && !isReading && (
        <p role="alert" className={css.waiting}>
          {choice.text === null ? t('tables.noText') : <span lang="en">{waiting}</span>}
        </p>
      )}
      <div className={css.roles}>
        {ROLES.map((role) => (
          <SelectField
            key={role}
            label={t(`tables.roles.${role}`)}
            value={choice[role] === null ? '' : `=${choice[role]}`}
            onChange={({ target: { value } }) =>
              importing.inspect({ id, table: withRole(choice, role, value === '' ? null : value.slice(1)) })
            }
          >
            <option value="">{t(role === 'text' ? 'tables.chooseColumn' : 'tables.none')}</option>
            {columns.map(({ name }) => (
              <option key={name} value={`=${name}`}>
                {name}
              </option>
            ))}
          </SelectField>
        ))}
      </div>
      <fieldset className={css.metadata}>
        <legend className={css.legend}>{t('tables.metadata')}</legend>
        {columns.map(({ name, samples, filled }) => {
          const role = ROLES.find((one) => choice[one] === name);
          return (
            <label key={name} className={css.column}>
              <input
                type="checkbox"
                checked={choice.metadata.includes(name)}
                onChange={({ target }) =>
                  importing.inspect({
                    id,
                    table: withMetadata(
                      choice,
                      name,
                      target.checked,
                      columns.map((one) => one.name),
                    ),
                  })
                }
              />
              <span className={css.name}>
                <bdi>{name}</bdi>
                {role !== undefined && <span className={css.role}> {t(`tables.roles.${role}`)}</span>}
              </span>
              <span className={css.filled}>
                {t('counts.someOf', { some: formatNumber(filled), all: formatNumber(rows) })}
              </span>
              <span className={css.samples} dir="auto">
                {samples.join(' · ')}
              </span>
            </label>
          );
        })}
      </fieldset>
      {documents.length > 0 && (
        <section className={css.first}>
          <h3 className={css.legend}>{t('tables.first', { count: documents.length })}</h3>
          <ol className={css.documents}>
            {documents.map(({ title, preview }, place) => (
              // oxlint-disable-next-line react/no-array-index-key -- rows have no ids and keep their order
              <li key={place} className={css.document} dir="auto">
                <b>{title}</b>
                <span className={css.text}>{preview}</span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {leftOut.length > 0 && (
        <section>
          <h3 className={css.legend}>{t('mapping.staysBehind')}</h3>
          <LeftOutList leftOut={leftOut} />
        </section>
      )}
    </section>
  );
}
