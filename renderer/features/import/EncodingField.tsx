import { SelectField } from '../../ui/Field.tsx';
import { ENCODINGS } from './encodings.ts';
import { t } from '../../strings/t.ts';

interface EncodingFieldProps {
  /** Empty: none could be found. */
  readonly value: string;
  readonly hint: string;
  readonly onChoose: (encoding: string) => void;
}

/** The encoding that a text is read with: found, or chosen by hand. */
export function EncodingField({ value, hint, onChoose }: EncodingFieldProps) {
  const isListed = ENCODINGS.some(({ id }) => id === value);
  return (
    <SelectField
      label={t('importing.encoding')}
      value={value}
      hint={hint}
      onChange={(event) => onChoose(event.target.value)}
    >
      {!isListed && (
        <option value={value} disabled={value === ''}>
          {value === '' ? t('importing.chooseEncoding') : value}
        </option>
      )}
      {ENCODINGS.map(({ id, script, name }) => (
        <option key={id} value={id}>
          {`${t(`importing.scripts.${script}`)} (${name})`}
        </option>
      ))}
    </SelectField>
  );
}
