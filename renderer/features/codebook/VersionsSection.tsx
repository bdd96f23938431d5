import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { CodebookVersion } from '../../../shared/api/codebook.ts';
import { useWorkbench } from '../../app/context.tsx';
import { messageOf } from '../../app/errors.ts';
import { t } from '../../strings/t.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { formatDateTime, formatNumber } from '../../ui/numbers.ts';
import { Problem } from '../../ui/Problem.tsx';
import css from './Codebook.module.css';

/** Every version that the codebook has had, the newest first. */
export function VersionsSection() {
  const { client, annotate } = useWorkbench();
  const now = useStore(annotate.store, (state) => state.codebook);
  const [versions, setVersions] = useState<readonly CodebookVersion[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    let isOver = false;
    client.call('codebook.versions', {}).then(
      (list) => isOver || setVersions(list),
      (error: unknown) => isOver || setProblem(messageOf(error)),
    );
    return () => {
      isOver = true;
    };
    // A codebook that changes has a further version.
  }, [client, now]);

  return (
    <section aria-label={t('codebook.versions')} className={css.versions}>
      {problem !== null && <Problem>{problem}</Problem>}
      {versions?.length === 0 && <EmptyState title={t('codebook.versions')}>{t('codebook.noVersions')}</EmptyState>}
      {versions !== null && versions.length > 0 && (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('codebook.versions')}</th>
              <th scope="col">{t('codebook.what')}</th>
              <th scope="col">{t('codebook.who')}</th>
              <th scope="col">{t('codebook.when')}</th>
              <th scope="col">{t('codebook.carries')}</th>
            </tr>
          </thead>
          <tbody>
            {versions.map((one) => (
              <tr key={one.batch}>
                <th scope="row">{one.version}</th>
                <td>
                  {one.name}
                  {one.again && <span className={css.hint}> {t('codebook.again')}</span>}
                </td>
                <td>{one.actor}</td>
                <td>{formatDateTime(one.at)}</td>
                <td className={css.number}>{formatNumber(one.carriedBy)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
