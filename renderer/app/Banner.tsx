import type { ReactNode } from 'react';
import css from './Banners.module.css';

/** Properties of a {@link Banner}. */
export interface BannerProps {
  readonly icon: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A line across the window that holds until its reason is gone. */
export function Banner({ icon, actions, children }: BannerProps) {
  return (
    <div className={css.banner}>
      {icon}
      <output>{children}</output>
      {actions}
    </div>
  );
}
