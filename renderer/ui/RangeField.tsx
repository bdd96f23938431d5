import { useId } from 'react';
import css from './RangeField.module.css';

/** Properties of a {@link RangeField}. */
export interface RangeFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** The value with its unit, as it is shown and said. */
  readonly said: string;
  readonly onChange: (value: number) => void;
}

/** A number between two others, with its name and its value above: arrows change it by a step. */
export function RangeField({ label, value, min, max, step = 1, said, onChange }: RangeFieldProps) {
  const id = useId();
  return (
    <div className={css.field}>
      <label htmlFor={id} className={css.label}>
        {label}
      </label>
      <output htmlFor={id} className={css.value}>
        {said}
      </output>
      <input
        id={id}
        type="range"
        className={css.range}
        min={min}
        max={max}
        step={step}
        value={value}
        aria-valuetext={said}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
    </div>
  );
}
