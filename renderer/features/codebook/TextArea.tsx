import { useId } from 'react';
import css from './Form.module.css';

interface TextAreaProps {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly onChange: (value: string) => void;
}

/** Some lines of text with their name above; it grows with them. */
export function TextArea({ label, value, disabled, onChange }: TextAreaProps) {
  const id = useId();
  return (
    <div className={css.area}>
      <label htmlFor={id} className={css.label}>
        {label}
      </label>
      <textarea
        id={id}
        className={css.text}
        value={value}
        disabled={disabled}
        rows={3}
        dir="auto"
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
