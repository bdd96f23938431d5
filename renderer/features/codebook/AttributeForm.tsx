import { ANY_LABEL, ATTRIBUTE_TYPES, ON_DOCUMENT, type AttributeDefinition } from '../../../shared/model/codebook.ts';
import type { EditOf } from '../../../shared/codebook/edit.ts';
import { meets } from '../../../shared/codebook/parts.ts';
import { t } from '../../strings/t.ts';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { Check } from './Check.tsx';
import { ConditionList } from './ConditionList.tsx';
import { DefaultField } from './DefaultField.tsx';
import css from './Form.module.css';
import { FormHead } from './FormHead.tsx';
import { NameField } from './NameField.tsx';
import { attributeKey } from './store.ts';
import { targetText } from './target-text.ts';
import { TextArea } from './TextArea.tsx';
import { useDraftCodebook } from './use-codebook.ts';
import { ValueList } from './ValueList.tsx';

interface AttributeFormProps {
  readonly attribute: AttributeDefinition;
  /** It is not in the project yet, so what it is asked of can still be chosen. */
  readonly isNew: boolean;
  readonly onMove: (step: 1 | -1) => void;
}

const TYPE_NAMES = {
  choice: 'codebook.typeChoice',
  number: 'codebook.typeNumber',
  text: 'codebook.typeText',
  boolean: 'codebook.typeBoolean',
  date: 'codebook.typeDate',
  entity: 'codebook.typeEntity',
} as const;

/** Everything about an attribute. */
export function AttributeForm({ attribute, isNew, onMove }: AttributeFormProps) {
  const { feature, codebook, isReadOnly } = useDraftCodebook();
  const { name, on, type, multiple } = attribute;
  const section = on === ON_DOCUMENT ? 'documents' : 'attributes';
  const near = codebook?.attributes.filter((one) => meets(one.on, on) && one.name !== name) ?? [];
  const place = { on, attribute: name };
  const set = (fields: EditOf<'changeAttribute'>['set']): void =>
    feature.edit({ edit: 'changeAttribute', ...place, set: fields });

  function changeType(wanted: string): void {
    const next = ATTRIBUTE_TYPES.find((one) => one === wanted);
    if (next === undefined) return;
    const values = next === 'choice' ? { values: [{ name: t('codebook.value'), definition: '' }] } : {};
    feature.edit({ edit: 'changeType', ...place, type: next, ...values });
  }
  function ask(of: string): void {
    feature.edit({ edit: 'retireAttribute', ...place }, { edit: 'addAttribute', attribute: { ...attribute, on: of } });
    feature.show(section, attributeKey({ on: of, name }));
  }
  const part = (which: 'comparator' | 'unit') => (
    <SelectField
      label={t(`codebook.${which}`)}
      value={attribute[which] ?? ''}
      disabled={isReadOnly}
      hint={t('codebook.partHint')}
      onChange={(event) => set({ [which]: event.target.value === '' ? null : event.target.value })}
    >
      <option value="">{t('codebook.none')}</option>
      {near
        .filter((one) => !one.retired)
        .map((one) => (
          <option key={attributeKey(one)}>{one.name}</option>
        ))}
    </SelectField>
  );

  return (
    <section aria-label={name} className={css.body}>
      <FormHead
        title={name}
        isRetired={attribute.retired === true}
        disabled={isReadOnly}
        onRetire={() => feature.edit({ edit: 'retireAttribute', ...place })}
        onRestore={() => feature.edit({ edit: 'restoreAttribute', ...place })}
        onMove={onMove}
      />
      <NameField
        name={name}
        disabled={isReadOnly}
        taken={near.map((one) => one.name)}
        onRename={(to) => {
          feature.edit({ edit: 'renameAttribute', ...place, to });
          feature.show(section, attributeKey({ on, name: to }));
        }}
      />
      <div className={css.pair}>
        {on !== ON_DOCUMENT && (
          <SelectField
            label={t('codebook.on')}
            value={on}
            disabled={isReadOnly || !isNew}
            onChange={(event) => ask(event.target.value)}
          >
            {[
              ...new Set([
                on,
                ANY_LABEL,
                ...(codebook?.labels.flatMap((one) => (one.retired ? [] : [one.name])) ?? []),
              ]),
            ].map((target) => (
              <option key={target} value={target}>
                {targetText(target)}
              </option>
            ))}
          </SelectField>
        )}
        <SelectField
          label={t('codebook.type')}
          value={type}
          disabled={isReadOnly}
          onChange={(event) => changeType(event.target.value)}
        >
          {ATTRIBUTE_TYPES.map((one) => (
            <option key={one} value={one}>
              {t(TYPE_NAMES[one])}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t('codebook.key')}
          value={attribute.key ?? ''}
          maxLength={1}
          disabled={isReadOnly}
          onFocus={(event) => event.target.select()}
          onChange={(event) => set({ key: event.target.value.trim() === '' ? null : event.target.value })}
        />
      </div>
      <TextArea
        label={t('codebook.definition')}
        value={attribute.definition}
        disabled={isReadOnly}
        onChange={(definition) => set({ definition })}
      />
      <Check checked={attribute.mandatory} disabled={isReadOnly} onChange={(mandatory) => set({ mandatory })}>
        {t('codebook.mandatoryAttribute')}
      </Check>
      <Check
        checked={multiple}
        disabled={isReadOnly}
        onChange={(isOn) => feature.edit({ edit: 'changeType', ...place, type, multiple: isOn })}
      >
        {t('codebook.multiple')}
      </Check>
      {type === 'choice' && <ValueList attribute={attribute} />}
      <DefaultField attribute={attribute} disabled={isReadOnly} onChange={(value) => set({ default: value })} />
      {type === 'number' && (
        <div className={css.pair}>
          {part('comparator')}
          {part('unit')}
        </div>
      )}
      <ConditionList
        attribute={attribute}
        near={near}
        disabled={isReadOnly}
        onChange={(when) => set({ when: when.length === 0 ? null : [...when] })}
      />
    </section>
  );
}
