import { CloudOff, Lock, TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import { count } from '../ui/numbers.ts';
import { unsavedHere } from '../features/annotate/save-state.ts';
import { Banner } from './Banner.tsx';
import css from './Banners.module.css';
import { useReadOnly, useWorkbench } from './context.tsx';
import { UnsavedElsewhere } from './UnsavedElsewhere.tsx';

/** What holds for the whole window: that nothing can be changed, or that the host does not answer. */
export function Banners() {
  const { session, annotate } = useWorkbench();
  const isReadOnly = useReadOnly();
  const isConnected = useStore(annotate.store, (state) => state.writes.connected);
  const waiting = useStore(annotate.store, (state) => unsavedHere(state.writes).pending.length);
  const isUnsure = useStore(annotate.store, (state) => state.writes.unsure);
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
      {isConnected && isUnsure && (
        <Banner icon={<TriangleAlert size={14} />}>
          Something went wrong inside Claimwright. {count(waiting, 'change')} kept here; it tries again by itself.
        </Banner>
      )}
      <UnsavedElsewhere />
    </>
  );
}
