import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import css from './RecentProjects.module.css';
import { t } from '../../strings/t.ts';

/** Projects that were open before, the last one first. One that is gone can be taken off the list. */
export function RecentProjects({ onOpen }: { readonly onOpen: (path: string) => void }) {
  const { session, report } = useWorkbench();
  const recent = useStore(session.store, (state) => state.session?.recent);
  if (recent === undefined || recent.length === 0) return null;
  return (
    <section className={css.recent}>
      <h2 className={css.title}>{t('session.recentProjects')}</h2>
      <ul>
        {recent.map(({ path, name, exists }) => (
          <li key={path} className={css.row}>
            <button type="button" className={css.open} disabled={!exists} title={path} onClick={() => onOpen(path)}>
              <span className={css.name} dir="auto">
                {name}
              </span>
              <span className={css.path}>
                <bdi>{exists ? path : t('session.gone', { path })}</bdi>
              </span>
            </button>
            <IconButton
              label={t('session.forget', { name })}
              className={css.forget}
              onClick={() => void session.forget(path).catch(report)}
            >
              <X size={14} />
            </IconButton>
          </li>
        ))}
      </ul>
    </section>
  );
}
