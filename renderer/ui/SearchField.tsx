import { Search } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import css from './SearchField.module.css';

/** Properties of a {@link SearchField}. */
export interface SearchFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Keys that are for the list under the field. @returns whether the list took the key. */
  readonly onListKey?: (event: KeyboardEvent) => boolean;
  readonly firstFocus?: boolean;
}

/** Filters a list by typing. Esc empties it. */
export function SearchField({ label, value, onChange, onListKey, firstFocus = false }: SearchFieldProps) {
  return (
    <div className={css.field}>
      <Search size={14} aria-hidden className={css.icon} />
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        spellCheck={false}
        autoComplete="off"
        className={css.input}
        data-first-focus={firstFocus || undefined}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') {
            event.preventDefault();
            event.stopPropagation();
            onChange('');
          } else if (onListKey?.(event) === true) event.preventDefault();
        }}
      />
    </div>
  );
}
