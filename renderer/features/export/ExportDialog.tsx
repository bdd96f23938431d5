import { useEffect } from 'react';
import { useStore } from 'zustand';
import { assertNever } from '../../../shared/assert.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { ExportForm } from './ExportForm.tsx';
import { ExportResult } from './ExportResult.tsx';
import { t } from '../../strings/t.ts';

/** Writes the dataset to a file: what, where, and afterwards exactly what was written. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const { exporting } = useWorkbench();
  const { phase, formats } = useStore(exporting.store);
  useEffect(() => void exporting.begin(), [exporting]);

  switch (phase.kind) {
    case 'choosing':
    case 'exists':
      return <ExportForm onClose={onClose} />;
    case 'writing':
      return (
        <Modal
          title={t('exporting.title')}
          onClose={onClose}
          canClose={false}
          actions={<Button onClick={() => exporting.cancel()}>{t('exporting.cancel')}</Button>}
        >
          <Progress label={t('exporting.writing')} fraction={phase.fraction} />
        </Modal>
      );
    case 'written':
      return (
        <ExportResult result={phase.result} format={formats?.find(({ id }) => id === phase.format)} onClose={onClose} />
      );
    default:
      return assertNever(phase);
  }
}
