import type { Source } from '../../../shared/model/source.ts';
import { t } from '../../strings/t.ts';
import { SelectField } from '../../ui/Field.tsx';

interface SourceSelectProps {
  readonly label: string;
  readonly hint?: string;
  readonly sources: readonly Source[];
  /** Id of the source; empty: none. */
  readonly value: string;
  readonly onChange: (id: string) => void;
}

/** One source of the registry, or none. */
export function SourceSelect({ label, hint, sources, value, onChange }: SourceSelectProps) {
  return (
    <SelectField label={label} hint={hint} value={value} onChange={({ target }) => onChange(target.value)}>
      <option value="">{t('sources.none')}</option>
      {sources.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
