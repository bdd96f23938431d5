import { useStore } from 'zustand';
import { Modal } from '../ui/Modal.tsx';
import { useWorkbench } from './context.tsx';
import { t } from '../strings/t.ts';

/** Which version this is, and the promise that it stays offline. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const version = useStore(useWorkbench().session.store, ({ session }) => session?.version ?? '');
  return (
    <Modal title="Claimwright" description={t('frame.version', { version })} onClose={onClose}>
      <p>{t('frame.about')}</p>
    </Modal>
  );
}
