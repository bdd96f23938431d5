import type { ReactNode } from 'react';
import css from './Form.module.css';

interface CheckProps {
  readonly checked: boolean;
  readonly disabled: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children: ReactNode;
}

/** A box that is ticked or not, with its words behind it. */
export function Check({ checked, disabled, onChange, children }: CheckProps) {
  return (
    <label className={css.check}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      {children}
    </label>
  );
}
