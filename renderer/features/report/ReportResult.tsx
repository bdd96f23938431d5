import { useState } from 'react';
import { useStore } from 'zustand';
import type { WrittenReport } from '../../../shared/api/report.ts';
import { useWorkbench } from '../../app/context.tsx';
import { messageOf } from '../../app/errors.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { formatBytes } from '../../ui/numbers.ts';
import { Problem } from '../../ui/Problem.tsx';

/** What was written, and the way to paper: PDF where the host makes it, else the browser's own printing. */
export function ReportResult({ result, onClose }: { readonly result: WrittenReport; readonly onClose: () => void }) {
  const { client, session, report } = useWorkbench();
  const can = useStore(session.store, (state) => state.host?.capabilities ?? []);
  const [pdf, setPdf] = useState<{ readonly path: string | null; readonly problem: string | null } | null>(null);

  async function print(): Promise<void> {
    try {
      const { path } = await client.host('host.printPdf', { path: result.path });
      if (path !== null) setPdf({ path, problem: null });
    } catch (error) {
      setPdf({ path: null, problem: messageOf(error) });
    }
  }

  return (
    <Modal
      title={t('reports.written')}
      size="medium"
      onClose={onClose}
      actions={
        <>
          {can.includes('showInFolder') && (
            <Button onClick={() => void client.host('host.showInFolder', { path: result.path }).catch(report)}>
              {t('exporting.show')}
            </Button>
          )}
          {can.includes('printPdf') && <Button onClick={() => void print()}>{t('reports.pdf')}</Button>}
          <Button look="primary" onClick={onClose}>
            {t('exporting.done')}
          </Button>
        </>
      }
    >
      {pdf?.problem != null && <Problem>{pdf.problem}</Problem>}
      <output>
        {[
          t('reports.cards', { count: result.cards }),
          t('reports.mentions', { count: result.mentions }),
          t('counts.documents', { count: result.documents }),
          formatBytes(result.bytes),
        ].join(', ')}
        .
      </output>
      <p>
        <bdi>{result.path}</bdi>
      </p>
      {pdf?.path != null && <output>{t('reports.pdfWritten', { path: pdf.path })}</output>}
      {!can.includes('printPdf') && <p>{t('reports.print')}</p>}
    </Modal>
  );
}
