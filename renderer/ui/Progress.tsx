import css from './Progress.module.css';

/** Properties of a {@link Progress} bar. `fraction` from 0 to 1; null while the whole is unknown. */
export interface ProgressProps {
  readonly label: string;
  readonly fraction: number | null;
}

/** How far something is that takes a while. */
export function Progress({ label, fraction }: ProgressProps) {
  return (
    <div className={css.progress}>
      <span className={css.label}>{label}</span>
      <progress className={css.bar} aria-label={label} max={1} {...(fraction === null ? {} : { value: fraction })} />
    </div>
  );
}
