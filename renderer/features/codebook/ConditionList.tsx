import { X } from 'lucide-react';
import type { AttributeDefinition, Condition } from '../../../shared/model/codebook.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import css from './Form.module.css';
import { ProblemList } from './ProblemList.tsx';
import { useCodebookState } from './use-codebook.ts';

interface ConditionListProps {
  readonly attribute: AttributeDefinition;
  /** The attributes that can be asked of the same. */
  readonly near: readonly AttributeDefinition[];
  readonly disabled: boolean;
  readonly onChange: (when: readonly Condition[]) => void;
}

const valuesOf = ({ type, values }: AttributeDefinition): readonly (string | number | boolean)[] =>
  type === 'boolean' ? [true, false] : values.map(({ name }) => name);

/** When the attribute is asked: all conditions hold. What cannot be meant is said at once. */
export function ConditionList({ attribute, near, disabled, onChange }: ConditionListProps) {
  const problems = useCodebookState((state) => state.applied?.problems ?? []);
  const { when = [] } = attribute;
  const usable = near.filter((one) => !one.retired && valuesOf(one).length > 0);
  const own = problems.filter(
    ({ place }) => place.kind === 'attribute' && place.name === attribute.name && place.on === attribute.on,
  );
  const replace = (place: number, condition: Condition): void =>
    onChange(when.map((one, i) => (i === place ? condition : one)));

  function add(): void {
    const first = usable[0];
    const [value] = first === undefined ? [] : valuesOf(first);
    if (first !== undefined && value !== undefined) onChange([...when, { attribute: first.name, values: [value] }]);
  }

  return (
    <section className={css.group} aria-label={t('codebook.conditions')}>
      <h3 className={css.label}>{t('codebook.conditions')}</h3>
      {when.length === 0 && <p className={css.hint}>{t('codebook.always')}</p>}
      {when.map((condition, place) => {
        const asked = near.find(({ name }) => name === condition.attribute);
        const offered = [...new Set([...(asked === undefined ? [] : valuesOf(asked)), ...condition.values])];
        return (
          <div key={`${condition.attribute}${String(place)}`} className={css.condition}>
            <SelectField
              label={t('codebook.conditionOf')}
              value={condition.attribute}
              disabled={disabled}
              onChange={(event) => {
                const next = usable.find(({ name }) => name === event.target.value);
                const [value] = next === undefined ? [] : valuesOf(next);
                if (next !== undefined && value !== undefined)
                  replace(place, { attribute: next.name, values: [value] });
              }}
            >
              {[...new Set([condition.attribute, ...usable.map(({ name }) => name)])].map((name) => (
                <option key={name}>{name}</option>
              ))}
            </SelectField>
            <fieldset className={css.chips}>
              <legend className={css.label}>{t('codebook.conditionIs', { attribute: condition.attribute })}</legend>
              {offered.map((value) => (
                <label key={String(value)} className={css.chip}>
                  <input
                    type="checkbox"
                    disabled={disabled}
                    checked={condition.values.includes(value)}
                    onChange={(event) => {
                      const values = offered.filter((one) =>
                        one === value ? event.target.checked : condition.values.includes(one),
                      );
                      // A condition without values would never hold.
                      if (values.length > 0) replace(place, { ...condition, values });
                    }}
                  />
                  {typeof value === 'boolean' ? t(value ? 'codebook.yes' : 'codebook.no') : value}
                </label>
              ))}
            </fieldset>
            <IconButton
              label={t('codebook.removeNamed', { name: condition.attribute })}
              disabled={disabled}
              onClick={() => onChange(when.filter((one) => one !== condition))}
            >
              <X size={14} />
            </IconButton>
          </div>
        );
      })}
      <ProblemList problems={own} />
      {usable.length > 0 && (
        <Button disabled={disabled} onClick={add}>
          {t('codebook.addCondition')}
        </Button>
      )}
    </section>
  );
}
