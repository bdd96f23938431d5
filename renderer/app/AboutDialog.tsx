import { useStore } from 'zustand';
import { Modal } from '../ui/Modal.tsx';
import { useWorkbench } from './context.tsx';

/** Which version this is, and the promise that it stays offline. */
export function AboutDialog({ onClose }: { readonly onClose: () => void }) {
  const version = useStore(useWorkbench().session.store, ({ session }) => session?.version ?? '');
  return (
    <Modal title="Claimwright" description={`Version ${version}, Apache License 2.0.`} onClose={onClose}>
      <p>
        A workbench for marking the claims in texts. It never uses the network; projects are files on this computer.
      </p>
    </Modal>
  );
}
