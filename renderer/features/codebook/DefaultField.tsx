import { problemWith } from '../../../shared/model/attributes.ts';
import type { AttributeDefinition } from '../../../shared/model/codebook.ts';
import { t } from '../../strings/t.ts';
import { SelectField, TextField } from '../../ui/Field.tsx';

interface DefaultFieldProps {
  readonly attribute: AttributeDefinition;
  readonly disabled: boolean;
  /** Null: there is none. */
  readonly onChange: (value: string | number | boolean | null) => void;
}

/** What a new annotation begins with. */
export function DefaultField({ attribute, disabled, onChange }: DefaultFieldProps) {
  const { type, values, multiple } = attribute;
  const now = attribute.default;
  const listed = type === 'choice' ? values.map(({ name }) => name) : type === 'boolean' ? [true, false] : null;
  if (listed !== null) {
    return (
      <SelectField
        label={t('codebook.default')}
        value={now === undefined ? '' : String(now)}
        disabled={disabled}
        onChange={(event) => onChange(listed.find((one) => String(one) === event.target.value) ?? null)}
      >
        <option value="">{t('codebook.noDefault')}</option>
        {listed.map((one) => (
          <option key={String(one)} value={String(one)}>
            {typeof one === 'boolean' ? t(one ? 'codebook.yes' : 'codebook.no') : one}
          </option>
        ))}
      </SelectField>
    );
  }
  const problem = now === undefined ? null : problemWith(attribute, multiple ? [now] : now);
  const toValue = (text: string): string | number | null =>
    text === '' ? null : type === 'number' && Number.isFinite(Number(text)) ? Number(text) : text;
  return (
    <TextField
      label={t('codebook.default')}
      value={now === undefined ? '' : String(now)}
      disabled={disabled}
      dir="auto"
      problem={problem}
      onChange={(event) => onChange(toValue(event.target.value))}
    />
  );
}
