import { useId, type ComponentProps, type ReactNode } from 'react';
import { classes } from './classes.ts';
import css from './Field.module.css';

interface Described {
  readonly label: string;
  /** A word of help under the field. */
  readonly hint?: ReactNode;
  /** What is wrong with the value; said when it appears. */
  readonly problem?: string | null;
}

function useDescription(
  { hint, problem }: Omit<Described, 'label'>,
  given: string | undefined,
): {
  id: string;
  about: ReactNode;
  describedBy: string | undefined;
} {
  const own = useId();
  const id = given ?? own;
  const has = problem != null || hint !== undefined;
  return {
    id,
    describedBy: has ? `${id}-about` : undefined,
    about: has && (
      <p
        id={`${id}-about`}
        className={problem == null ? css.hint : css.problem}
        role={problem == null ? undefined : 'alert'}
      >
        {problem ?? hint}
      </p>
    ),
  };
}

/** A line of text with its name above. */
export function TextField({
  label,
  hint,
  problem,
  className,
  id: given,
  ...rest
}: Described & ComponentProps<'input'>) {
  const { id, about, describedBy } = useDescription({ hint, problem: problem ?? null }, given);
  return (
    <div className={classes(css.field, className)}>
      <label htmlFor={id} className={css.label}>
        {label}
      </label>
      <input
        id={id}
        className={css.input}
        aria-describedby={describedBy}
        aria-invalid={problem == null ? undefined : true}
        spellCheck={false}
        autoComplete="off"
        {...rest}
      />
      {about}
    </div>
  );
}

/** A choice of a few with its name above: the browser's own list, which every assistive tool knows. */
export function SelectField({
  label,
  hint,
  className,
  children,
  id: given,
  ...rest
}: Omit<Described, 'problem'> & ComponentProps<'select'>) {
  const { id, about, describedBy } = useDescription({ hint }, given);
  return (
    <div className={classes(css.field, className)}>
      <label htmlFor={id} className={css.label}>
        {label}
      </label>
      <select id={id} className={classes(css.input, css.select)} aria-describedby={describedBy} {...rest}>
        {children}
      </select>
      {about}
    </div>
  );
}

/** A box to tick with its name beside it. */
export function CheckField({
  label,
  hint,
  className,
  id: given,
  ...rest
}: Omit<Described, 'problem'> & Omit<ComponentProps<'input'>, 'type'>) {
  const { id, about, describedBy } = useDescription({ hint }, given);
  return (
    <div className={classes(css.field, className)}>
      <label className={css.check}>
        <input id={id} type="checkbox" aria-describedby={describedBy} {...rest} />
        {label}
      </label>
      {about}
    </div>
  );
}
