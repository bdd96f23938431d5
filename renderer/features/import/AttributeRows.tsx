import type { ForeignAttribute } from '../../../shared/api/foreign-words.ts';
import type { AttributeDefinition } from '../../../shared/model/codebook.ts';
import { t } from '../../strings/t.ts';
import { classes } from '../../ui/classes.ts';
import { formatNumber } from '../../ui/numbers.ts';
import { Fold } from './Fold.tsx';
import { attributeOf, attributesFor, isAllowed, outcomeOf, valueOf } from './mapping-edits.ts';
import css from './Mapping.module.css';
import { MappingRow } from './MappingRow.tsx';
import { TargetSelect } from './TargetSelect.tsx';
import { rowId, type MappingDesk } from './mapping-desk.ts';

/** What attributes are mapped on: of the mapping, what is said of their label is enough. */
type AttributeDesk = Pick<MappingDesk, 'mapping' | 'codebook' | 'edit'>;

interface AttributeRowsProps {
  readonly desk: AttributeDesk;
  /** The foreign label that they stand on; null: documents. */
  readonly label: string | null;
  readonly attributes: readonly ForeignAttribute[];
}

/** The attributes of a foreign label, or of documents, and their values. */
export function AttributeRows({ desk, label, attributes }: AttributeRowsProps) {
  const { mapping, codebook, edit } = desk;
  const known = attributesFor(codebook, mapping, label);
  return (
    <ul className={label === null ? css.list : css.inner}>
      {attributes.map((attribute) => {
        const { name, count } = attribute;
        const { to } = attributeOf(mapping, label, name);
        const names = known.map((one) => one.name);
        return (
          <MappingRow
            key={name}
            name={name}
            count={count}
            target={
              <TargetSelect
                id={rowId({ of: 'attribute', label, name })}
                name={name}
                to={to}
                outcome={outcomeOf(to, names, mapping.extend)}
                known={names}
                onChange={(next) => edit({ of: 'attribute', label, name, to: next })}
              />
            }
          >
            {to !== null && attribute.values.length > 0 && (
              <Values
                desk={desk}
                label={label}
                attribute={attribute}
                definition={known.find((one) => one.name === to)}
              />
            )}
          </MappingRow>
        );
      })}
    </ul>
  );
}

interface ValuesProps {
  readonly desk: AttributeDesk;
  readonly label: string | null;
  readonly attribute: ForeignAttribute;
  /** What it becomes in the codebook; undefined: something new. */
  readonly definition: AttributeDefinition | undefined;
}

function Values({ desk: { mapping, edit }, label, attribute: { name, values }, definition }: ValuesProps) {
  const allowed = definition?.type === 'choice' ? definition.values.map((one) => String(one.name)) : [];
  const isStrange = (value: string): boolean => {
    const to = valueOf(mapping, label, name, value);
    return to !== null && !isAllowed(definition, to ?? value);
  };
  const strange = values.filter(({ value }) => isStrange(value)).length;
  return (
    <Fold
      className={css.values}
      isUrgent={strange > 0 && !mapping.extend}
      summary={
        <>
          {t('mapping.values', { count: values.length })}
          {strange > 0 && (
            <span className={mapping.extend ? undefined : css.strange}>
              {' · '}
              {t(mapping.extend ? 'mapping.newValues' : 'mapping.strange', { count: strange })}
            </span>
          )}
        </>
      }
    >
      <ul className={css.inner}>
        {values.map(({ value, count }) => {
          const to = valueOf(mapping, label, name, value);
          const isOpen = isStrange(value) && !mapping.extend;
          return (
            <li key={value} className={css.row}>
              <div className={css.foreign}>
                <bdi>{value === '' ? t('mapping.emptyValue') : value}</bdi>{' '}
                <span className={css.count}>{formatNumber(count)}</span>
              </div>
              <span className={css.arrow} />
              <select
                id={rowId({ of: 'value', label, name, value })}
                className={classes(css.select, isOpen && css.open, to === null && css.out)}
                aria-label={t('mapping.valueBecomes', { value, name })}
                aria-invalid={isOpen || undefined}
                value={to === undefined ? '' : to === null ? '-' : `=${String(to)}`}
                onChange={({ target }) => {
                  const chosen = target.value === '' ? undefined : target.value === '-' ? null : target.value.slice(1);
                  const typed = definition?.values.find((one) => String(one.name) === chosen)?.name;
                  edit({ of: 'value', label, name, value, to: typed ?? chosen });
                }}
              >
                <option value="">
                  {isOpen
                    ? t('mapping.choose')
                    : isStrange(value)
                      ? t('mapping.new', { name: value })
                      : t('mapping.asItIs')}
                </option>
                {[...new Set([...allowed, ...(to === undefined || to === null ? [] : [String(to)])])].map((one) => (
                  <option key={one} value={`=${one}`}>
                    {one}
                  </option>
                ))}
                <option value="-">{t('mapping.leftOut')}</option>
              </select>
            </li>
          );
        })}
      </ul>
    </Fold>
  );
}
