import { Tooltip } from '@base-ui/react/tooltip';
import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import css from './IconButton.module.css';
import { Keys } from './Keys.tsx';

/** Properties of an {@link IconButton}. The label is its name for everybody. */
export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly label: string;
  /** Key binding, shown in the tooltip. */
  readonly keys?: string | undefined;
  readonly children: ReactNode;
}

/** A button with a picture; its name and key come as a tooltip. */
export function IconButton({ label, keys, className, children, ...rest }: IconButtonProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger
        render={<button type="button" {...rest} aria-label={label} className={classes(css.button, className)} />}
      >
        {children}
      </Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} className={css.positioner}>
          <Tooltip.Popup className={css.tip}>
            {label}
            {keys !== undefined && <Keys binding={keys} />}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
