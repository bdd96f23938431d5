import { useStore } from 'zustand';
import { t } from '../strings/t.ts';
import { ariaKeys } from '../ui/key-names.ts';
import { useWorkbench } from './context.tsx';
import css from './ViewSwitch.module.css';
import { openFlags } from '../features/questions/store.ts';
import { formatNumber } from '../ui/numbers.ts';
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
          {name === 'questions' && <OpenQuestions />}
        </button>
      ))}
    </nav>
  );
}

/** How many flags are open in the project, where there are any. */
function OpenQuestions() {
  const { questions } = useWorkbench();
  const open = useStore(questions.store, openFlags);
  if (open === 0) return null;
  return (
    <span className={css.badge}>
      <span aria-hidden>{formatNumber(open)}</span>
      <span className="visually-hidden">{t('questions.open', { count: open })}</span>
    </span>
  );
}
