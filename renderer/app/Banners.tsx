import { CloudOff, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { count } from '../ui/numbers.ts';
import css from './Banners.module.css';
import { useWorkbench } from './context.tsx';

/** What holds for the whole window: that nothing can be changed, or that the host does not answer. */
export function Banners() {
  const { session, annotate } = useWorkbench();
  const isReadOnly = useStore(session.store, (state) => state.session?.project?.readOnly === true);
  const isConnected = useStore(annotate.store, (state) => state.writes.connected);
  const waiting = useStore(annotate.store, (state) => state.writes.pending.length);
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
    </>
  );
}

function Banner({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <output className={css.banner}>
      {icon}
      <span>{children}</span>
    </output>
  );
}
