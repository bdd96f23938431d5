import { CircleCheck } from 'lucide-react';
import type { Exported } from '../../../shared/api/exports.ts';
import { t } from '../../strings/t.ts';
import { Problem } from '../../ui/Problem.tsx';
import css from './ExportResult.module.css';

/** Differences that are drawn at most; the count tells of the rest. */
const MOST = 200;

/** What came back when the export was read again. */
export function ExportProof({ proof }: { readonly proof: NonNullable<Exported['proof']> }) {
  if (proof.same) {
    return (
      <p className={css.same}>
        <CircleCheck size={16} aria-hidden className={css.check} />
        {t('exporting.same')}
      </p>
    );
  }
  const { differences } = proof;
  return (
    <section className={css.section}>
      <Problem>{t('exporting.different', { count: differences.length })}</Problem>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so keys must reach it */}
      <ul className={css.differences} tabIndex={0} aria-label={t('exporting.differences')} lang="en">
        {differences.slice(0, MOST).map((difference) => (
          <li key={difference}>{difference}</li>
        ))}
        {differences.length > MOST && <li>{t('exporting.more', { count: differences.length - MOST })}</li>}
      </ul>
    </section>
  );
}
