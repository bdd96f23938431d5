import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import css from './SearchView.module.css';
import type { Skip } from './tagging.ts';

const SKIPS: readonly Skip[] = ['tagged', 'inside', 'zone', 'locked', 'overlap'];

/** What tagging the ticked hits comes to, and what is left out, before it is done. */
export function TagHitsDialog({ onClose }: { readonly onClose: () => void }) {
  const { tagging } = useWorkbench().analysis.search;
  const plan = useStore(tagging.store, (state) => state.plan);
  if (plan === null) return null;
  const { label, hits, skipped } = plan;
  const left = SKIPS.filter((skip) => skipped[skip] > 0);
  return (
    <Modal
      title={t('search.tag.title', { label })}
      description={hits.length === 0 ? t('search.tag.none') : t('search.tag.free', { count: hits.length })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('search.tag.cancel')}</Button>
          <Button look="primary" disabled={hits.length === 0} onClick={() => tagging.run()}>
            {t('search.tag.run', { count: hits.length })}
          </Button>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Enter is the dialog's button */}
      <div
        data-initial-focus
        tabIndex={-1}
        className={css.plan}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || hits.length === 0) return;
          event.preventDefault();
          tagging.run();
        }}
      >
        {left.length > 0 && (
          <>
            <p>{t('search.tag.skipped')}</p>
            <ul>
              {left.map((skip) => (
                <li key={skip}>{t(`search.tag.${skip}`, { count: skipped[skip] })}</li>
              ))}
            </ul>
          </>
        )}
        <p className={css.quiet}>{t('search.tag.undo')}</p>
      </div>
    </Modal>
  );
}
