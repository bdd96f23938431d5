import css from './ExportResult.module.css';
import { t } from '../../strings/t.ts';

/** What a format cannot hold of any project, before it is written and after. */
export function GeneralLosses({ losses }: { readonly losses: readonly string[] }) {
  if (losses.length === 0) return null;
  return <p className={css.why}>{t('exporting.noPlace', { what: losses.join('; ') })}</p>;
}
