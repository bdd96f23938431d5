import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import css from './Problem.module.css';

/** A failure, told at the place where it happened, with what can be done. */
export function Problem({ children, action }: { readonly children: ReactNode; readonly action?: ReactNode }) {
  return (
    <div role="alert" className={css.problem}>
      <TriangleAlert size={16} aria-hidden className={css.icon} />
      <p className={css.text}>{children}</p>
      {action}
    </div>
  );
}
