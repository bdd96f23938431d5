import { CloudOff, Lock, TriangleAlert } from 'lucide-react';
import { useStore } from 'zustand';
import { unsavedHere } from '../features/annotate/save-state.ts';
import { Banner } from './Banner.tsx';
import css from './Banners.module.css';
import { useReadOnly, useWorkbench } from './context.tsx';
import { UnsavedElsewhere } from './UnsavedElsewhere.tsx';
import { t } from '../strings/t.ts';

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
      {isReadOnly && <Banner icon={<Lock size={14} />}>{t('frame.banner.readOnly')}</Banner>}
      {!isConnected && (
        <div className={css.over}>
          <Banner icon={<CloudOff size={14} />}>
            {t('frame.banner.noAnswer')}{' '}
            {waiting > 0 ? t('frame.banner.unsaved', { count: waiting }) : t('frame.banner.allSaved')}{' '}
            {isBrowser
              ? [t('frame.banner.ended'), ...(waiting > 0 ? [t('frame.banner.again')] : [])].join(' ')
              : t('frame.banner.restart')}
          </Banner>
        </div>
      )}
      {isConnected && isUnsure && (
        <Banner icon={<TriangleAlert size={14} />}>{t('frame.banner.fault', { count: waiting })}</Banner>
      )}
      <UnsavedElsewhere />
    </>
  );
}
