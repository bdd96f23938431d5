import css from './ExportResult.module.css';
import { Rich } from '../../strings/Rich.tsx';

/** What a format cannot hold of any project, before it is written and after. */
export function GeneralLosses({ losses }: { readonly losses: readonly string[] }) {
  if (losses.length === 0) return null;
  return (
    <p className={css.why}>
      <Rich text="exporting.noPlace" parts={{ what: <span lang="en">{losses.join('; ')}</span> }} />
    </p>
  );
}
