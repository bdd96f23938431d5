import { CloudOff, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { count } from '../ui/numbers.ts';
import css from './Banners.module.css';
import { useReadOnly, useWorkbench } from './context.tsx';

/** What holds for the whole window: that nothing can be changed, or that the host does not answer. */
export function Banners() {
  const { session, annotate } = useWorkbench();
  const isReadOnly = useReadOnly();
  const isConnected = useStore(annotate.store, (state) => state.writes.connected);
  const waiting = useStore(annotate.store, (state) => state.writes.pending.length);
  const isBrowser = useStore(session.store, (state) => state.host?.kind === 'browser');
  return (
    <>
      {isReadOnly && (
        <Banner icon={<Lock size={14} />}>
          This project is open read-only. You can read and export; nothing can be changed.
        </Banner>
      )}
      {!isConnected && (
        <div className={css.over}>
          <Banner icon={<CloudOff size={14} />}>
            Claimwright does not answer.{' '}
            {waiting > 0
              ? `${count(waiting, 'change')} ${waiting === 1 ? 'is' : 'are'} only in this window and not saved.`
              : 'Everything until now is saved.'}{' '}
            {isBrowser
              ? `If the program has ended, start it again (npm start): it opens in a new window, and this one cannot come back.${waiting > 0 ? ' What is not saved has to be done again there.' : ''}`
              : 'It is tried again by itself; if that does not help, close Claimwright and start it again.'}
          </Banner>
        </div>
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
