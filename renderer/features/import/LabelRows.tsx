import { t } from '../../strings/t.ts';
import { AttributeRows } from './AttributeRows.tsx';
import { Fold } from './Fold.tsx';
import { labelOf, openNames, outcomeOf } from './mapping-edits.ts';
import { rowId, type MappingDesk } from './mapping-desk.ts';
import css from './Mapping.module.css';
import { MappingRow } from './MappingRow.tsx';
import { TargetSelect } from './TargetSelect.tsx';

/** The labels of a foreign dataset, with their attributes folded below each. */
export function LabelRows({ desk }: { readonly desk: MappingDesk }) {
  const { content, mapping, codebook, edit } = desk;
  const known = codebook.labels.map(({ name }) => name);
  const stands = openNames(content, mapping, codebook);
  return (
    <ul className={css.list}>
      {content.words.labels.map(({ name, count, examples, attributes }) => {
        const to = labelOf(mapping, name);
        const sets = Object.entries(mapping.labels[name]?.set ?? {});
        const open = stands.filter((one) => one.label === name).length;
        return (
          <MappingRow
            key={name}
            name={name}
            count={count}
            examples={examples}
            target={
              <TargetSelect
                id={rowId({ of: 'label', label: null, name })}
                name={name}
                to={to}
                outcome={outcomeOf(to, known, mapping.extend)}
                known={known}
                onChange={(next) => edit({ of: 'label', name, to: next })}
              />
            }
          >
            {to !== null && sets.length > 0 && (
              <p className={css.sets}>
                {t('mapping.sets', { values: sets.map(([key, value]) => `${key} = ${String(value)}`).join(', ') })}
              </p>
            )}
            {to !== null && attributes.length > 0 && (
              <Fold
                className={css.attributes}
                isUrgent={open > 0}
                summary={
                  <>
                    {t('mapping.attributes', { count: attributes.length })}
                    {open > 0 && <span className={css.strange}> · {t('mapping.open', { count: open })}</span>}
                  </>
                }
              >
                <AttributeRows desk={desk} label={name} attributes={attributes} />
              </Fold>
            )}
          </MappingRow>
        );
      })}
    </ul>
  );
}
