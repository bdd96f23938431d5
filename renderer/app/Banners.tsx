import { CloudOff, Lock, TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import { count } from '../ui/numbers.ts';
import { unsavedHere } from '../features/annotate/save-state.ts';
import { Banner } from './Banner.tsx';
import { useWorkbench } from './context.tsx';
import { UnsavedElsewhere } from './UnsavedElsewhere.tsx';

/** What holds for the whole window: that nothing can be changed, or that the host does not answer. */
export function Banners() {
  const { session, annotate } = useWorkbench();
  const isReadOnly = useStore(session.store, (state) => state.session?.project?.readOnly === true);
  const isConnected = useStore(annotate.store, (state) => state.writes.connected);
  const waiting = useStore(annotate.store, (state) => unsavedHere(state.writes).pending.length);
  const isUnsure = useStore(annotate.store, (state) => state.writes.unsure);
  return (
    <>
      {isReadOnly && (
        <Banner icon={<Lock size={14} />}>
          This project is open read-only. You can read and export; nothing can be changed.
        </Banner>
      )}
      {!isConnected && (
        <Banner icon={<CloudOff size={14} />}>
          Claimwright does not answer.{' '}
          {waiting > 0
            ? `${count(waiting, 'change')} kept here, saved when it is back.`
            : 'Waiting for it to come back.'}
        </Banner>
      )}
      {isConnected && isUnsure && (
        <Banner icon={<TriangleAlert size={14} />}>
          Something went wrong inside Claimwright. {count(waiting, 'change')} kept here; it tries again by itself.
        </Banner>
      )}
      <UnsavedElsewhere />
    </>
  );
}
