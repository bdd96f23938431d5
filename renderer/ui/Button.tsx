import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import css from './Button.module.css';

/** Properties of a {@link Button}: those of the element, and how much it stands out. */
export interface ButtonProps extends ComponentProps<'button'> {
  readonly look?: 'primary' | 'plain' | 'quiet' | 'danger';
  readonly children: ReactNode;
}

/** A button with words. At most one of a view is primary. */
export function Button({ look = 'plain', className, type = 'button', ...rest }: ButtonProps) {
  // oxlint-disable-next-line react/button-has-type -- the type is one of the three, and "button" unless told
  return <button type={type} className={classes(css.button, css[look], className)} {...rest} />;
}
