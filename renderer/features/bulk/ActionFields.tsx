import { useId } from 'react';
import { isOffered } from '../../../shared/codebook/offered.ts';
import { FLAG_KINDS } from '../../../shared/model/annotation.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { t } from '../../strings/t.ts';
import { SelectField, TextField } from '../../ui/Field.tsx';
import { readable } from '../annotate/edits.ts';
import { attributesOf, type Choice } from './choice.ts';

/** Layers that are nobody's own. */
const OFFERED_LAYERS = ['gold', 'suggestions'] as const;

/** What an action needs to know. */
export function ActionFields({
  choice,
  codebook,
  onChange,
}: {
  readonly choice: Choice;
  readonly codebook: Codebook | null;
  readonly onChange: (choice: Choice) => void;
}) {
  const layers = useId();
  if (codebook === null) return null;
  const { kind } = choice;
  const definition = attributesOf(codebook).find(({ name }) => name === choice.attribute);
  const values =
    definition?.type === 'boolean' ? ['true', 'false'] : definition?.values.map(({ name }) => String(name));
  return (
    <>
      {kind === 'relabel' && (
        <SelectField
          label={t('bulk.label')}
          value={choice.label}
          onChange={(event) => onChange({ ...choice, label: event.target.value })}
        >
          {codebook.labels.filter(isOffered).map(({ name }) => (
            <option key={name}>{name}</option>
          ))}
        </SelectField>
      )}
      {kind === 'attribute' && (
        <SelectField
          label={t('bulk.attribute')}
          value={choice.attribute}
          onChange={(event) => onChange({ ...choice, attribute: event.target.value, value: '' })}
        >
          <option value="">–</option>
          {attributesOf(codebook).map(({ name }) => (
            <option key={name} value={name}>
              {readable(name)}
            </option>
          ))}
        </SelectField>
      )}
      {kind === 'attribute' && definition !== undefined && !definition.multiple && values?.length !== 0 && (
        <SelectField
          label={t('bulk.value')}
          value={choice.value}
          onChange={(event) => onChange({ ...choice, value: event.target.value })}
        >
          <option value="">{t('bulk.noValue')}</option>
          {values?.map((name) => (
            <option key={name} value={name}>
              {readable(name)}
            </option>
          ))}
        </SelectField>
      )}
      {kind === 'attribute' && definition !== undefined && (definition.multiple || values?.length === 0) && (
        <TextField
          label={t('bulk.value')}
          value={choice.value}
          placeholder={t('bulk.noValue')}
          hint={definition.multiple ? t('bulk.several') : undefined}
          onChange={(event) => onChange({ ...choice, value: event.target.value })}
        />
      )}
      {(kind === 'flag' || kind === 'unflag') && (
        <SelectField
          label={t('bulk.flag')}
          value={choice.flag}
          onChange={(event) => {
            const flag = FLAG_KINDS.find((one) => one === event.target.value);
            if (flag !== undefined) onChange({ ...choice, flag });
          }}
        >
          {FLAG_KINDS.map((flag) => (
            <option key={flag} value={flag}>
              {t(`bulk.flags.${flag}`)}
            </option>
          ))}
        </SelectField>
      )}
      {kind === 'flag' && (
        <TextField
          label={t('bulk.why')}
          value={choice.why}
          maxLength={500}
          onChange={(event) => onChange({ ...choice, why: event.target.value })}
        />
      )}
      {kind === 'layer' && (
        <>
          <TextField
            label={t('bulk.layer')}
            value={choice.layer}
            list={layers}
            maxLength={32}
            hint={t('bulk.layerHint')}
            onChange={(event) => onChange({ ...choice, layer: event.target.value })}
          />
          <datalist id={layers} aria-label={t('bulk.layer')}>
            {OFFERED_LAYERS.map((layer) => (
              <option key={layer} value={layer}>
                {layer}
              </option>
            ))}
          </datalist>
        </>
      )}
    </>
  );
}
