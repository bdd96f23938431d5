import { useStore } from 'zustand';
import type { Exported } from '../../../shared/api/exports.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { formatBytes, formatNumber } from '../../ui/numbers.ts';
import css from './ExportResult.module.css';
import { GeneralLosses } from './GeneralLosses.tsx';
import { t } from '../../strings/t.ts';

interface ExportResultProps {
  readonly result: Exported;
  /** What the format cannot hold of any project. */
  readonly general: readonly string[];
  readonly onClose: () => void;
}

/** What was written, and what the format could not carry. */
export function ExportResult({ result, general, onClose }: ExportResultProps) {
  const { client, session, report } = useWorkbench();
  const canShow = useStore(session.store, (state) => state.host?.capabilities.includes('showInFolder') ?? false);
  return (
    <Modal
      title={t('exporting.written')}
      size="medium"
      onClose={onClose}
      actions={
        <>
          {canShow && (
            <Button onClick={() => void client.host('host.showInFolder', { path: result.path }).catch(report)}>
              {t('exporting.show')}
            </Button>
          )}
          <Button look="primary" onClick={onClose}>
            {t('exporting.done')}
          </Button>
        </>
      }
    >
      <output>
        {[
          t('counts.documents', { count: result.documents }),
          t('counts.annotations', { count: result.annotations }),
          ...(result.relations > 0 ? [t('counts.relations', { count: result.relations })] : []),
          formatBytes(result.bytes),
        ].join(', ')}
        .
      </output>
      <dl className={css.facts}>
        <dt>{t('exporting.file')}</dt>
        <dd>
          <bdi>{result.path}</bdi>
        </dd>
        <dt>SHA-256</dt>
        <dd className={css.hash}>{result.sha256}</dd>
      </dl>
      {result.losses.length > 0 && (
        <section>
          <h3 className={css.heading}>{t('exporting.notCarried')}</h3>
          <ul>
            {result.losses.map(({ what, count: times, why }) => (
              <li key={what} className={css.loss}>
                <span lang="en">{`${formatNumber(times)} ${what}`}</span>
                <span className={css.why} lang="en">
                  {why}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <GeneralLosses losses={general} />
      <p className={css.why}>
        {t(result.losses.length + general.length > 0 ? 'exporting.nothingElse' : 'exporting.nothing')}
      </p>
    </Modal>
  );
}
