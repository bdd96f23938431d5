import { useStore } from 'zustand';
import { t } from '../strings/t.ts';
import { ariaKeys } from '../ui/key-names.ts';
import { useWorkbench } from './context.tsx';
import css from './ViewSwitch.module.css';
import { VIEWS } from './views.ts';

/** Which view fills the window. */
export function ViewSwitch() {
  const { app, goTo } = useWorkbench();
  const current = useStore(app, (state) => state.view);
  return (
    <nav aria-label={t('views.label')} className={css.switch}>
      {VIEWS.map(({ name, title, icon: Icon, key }) => (
        <button
          key={name}
          type="button"
          className={css.view}
          aria-current={name === current ? 'page' : undefined}
          aria-keyshortcuts={ariaKeys(key)}
          title={t(title)}
          onClick={() => goTo(name)}
        >
          <Icon size={14} aria-hidden />
          <span className={css.name}>{t(title)}</span>
        </button>
      ))}
    </nav>
  );
}
