import { SelectField } from '../../ui/Field.tsx';
import { ENCODINGS } from './encodings.ts';

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
    <SelectField label="Encoding" value={value} hint={hint} onChange={(event) => onChoose(event.target.value)}>
      {!isListed && (
        <option value={value} disabled={value === ''}>
          {value === '' ? 'Choose an encoding' : value}
        </option>
      )}
      {ENCODINGS.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
