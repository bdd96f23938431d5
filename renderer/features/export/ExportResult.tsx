import { useState } from 'react';
import { useStore } from 'zustand';
import type { Exported, FormatInfo } from '../../../shared/api/exports.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { formatBytes } from '../../ui/numbers.ts';
import css from './ExportResult.module.css';
import { ExportProof } from './ExportProof.tsx';
import { GeneralLosses } from './GeneralLosses.tsx';
import { LossList } from './LossPanel.tsx';
import { t } from '../../strings/t.ts';

interface ExportResultProps {
  readonly result: Exported;
  /** The format that was written; undefined: it is not known any more. */
  readonly format: FormatInfo | undefined;
  readonly onClose: () => void;
}

/** What was written, what the format could not carry, and whether it came back. */
export function ExportResult({ result, format, onClose }: ExportResultProps) {
  const { announce, client, session, report } = useWorkbench();
  const canShow = useStore(session.store, (state) => state.host?.capabilities.includes('showInFolder') ?? false);
  const [copied, setCopied] = useState<'not yet' | 'copied' | 'refused'>('not yet');
  const general = format?.losses ?? [];

  function copy(): void {
    const isCopied = copyText(result.path);
    setCopied(isCopied ? 'copied' : 'refused');
    announce(t(isCopied ? 'exporting.copied' : 'exporting.notCopied'));
  }

  return (
    <Modal
      title={t('exporting.written')}
      size="medium"
      onClose={onClose}
      actions={
        <>
          {copied !== 'not yet' && (
            <p className={css.copied}>{t(copied === 'copied' ? 'exporting.copied' : 'exporting.notCopied')}</p>
          )}
          <Button onClick={copy}>{t('exporting.copyPath')}</Button>
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
        <dt>{t('exporting.format')}</dt>
        <dd lang="en">{format?.name ?? ''}</dd>
        <dt>{t(format?.shape === 'tree' && !/\.zip$/i.test(result.path) ? 'exporting.folder' : 'exporting.file')}</dt>
        <dd>
          <bdi>{result.path}</bdi>
        </dd>
        {result.version !== null && (
          <>
            <dt>{t('exporting.version')}</dt>
            <dd>{result.version}</dd>
          </>
        )}
        <dt>SHA-256</dt>
        <dd className={css.hash}>{result.sha256}</dd>
        {result.lossesFile !== null && (
          <>
            <dt>{t('exporting.lossesFile')}</dt>
            <dd>
              <bdi>{result.lossesFile}</bdi>
            </dd>
          </>
        )}
      </dl>
      {result.proof !== null && <ExportProof proof={result.proof} />}
      <section className={css.section}>
        <h3 className={css.heading}>{t('exporting.notCarried')}</h3>
        <LossList losses={result.losses} none={t('exporting.nothingOfThis')} />
        <GeneralLosses losses={general} />
        {result.losses.length > 0 && <p className={css.why}>{t('exporting.nothingElse')}</p>}
      </section>
    </Modal>
  );
}
