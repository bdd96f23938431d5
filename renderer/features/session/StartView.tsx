import { useStore } from 'zustand';
import { useCommand, useWorkbench } from '../../app/context.tsx';
import { UnsavedElsewhere } from '../../app/UnsavedElsewhere.tsx';
import { Button } from '../../ui/Button.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import icon from '../../ui/icon.svg';
import { RecentProjects } from './RecentProjects.tsx';
import css from './StartView.module.css';
import { t } from '../../strings/t.ts';

/** What is shown while no project is open. */
export function StartView() {
  const { session, openDialog } = useWorkbench();
  const { phase, problem, locked, damaged, opening } = useStore(session.store);
  const isWaiting = useDelayed(phase === 'loading' || opening);
  const create = useCommand('project.new');
  const open = useCommand('project.open');
  const sample = useCommand('project.sample');
  // The refusal stands on this screen, so nothing else has to be said.
  const openPath = (path: string, readOnly = false): void =>
    void session.open(path, readOnly).catch((error: unknown) => session.fail(error));
  const isQuiet = phase === 'loading';

  if (isQuiet) {
    return (
      <main className={css.start} aria-busy>
        <p className={css.waiting}>{isWaiting && t('session.opening')}</p>
      </main>
    );
  }
  return (
    <main className={css.start}>
      <div className={css.column}>
        <img src={icon} alt="" width={44} height={44} />
        <div>
          <h1 className={css.title}>Claimwright</h1>
          <p className={css.lead}>{t('session.lead')}</p>
        </div>
        <UnsavedElsewhere />
        {problem !== null && (
          <Problem
            action={
              phase === 'unreachable' ? (
                <Button onClick={() => void session.start()}>{t('annotate.tryAgain')}</Button>
              ) : damaged !== null ? (
                <Button onClick={() => openDialog('backups')}>{t('backups.offer')}</Button>
              ) : (
                locked !== null && <Button onClick={() => openPath(locked, true)}>{t('commands.openReadOnly')}</Button>
              )
            }
          >
            {problem}
          </Problem>
        )}
        {phase === 'ready' && (
          <>
            <div className={css.actions}>
              <Button look="primary" disabled={opening} onClick={() => create.run()}>
                {t('commands.newProject')}
              </Button>
              <Button disabled={opening} onClick={() => open.run()}>
                {t('commands.openProject')} <Keys binding="$mod+O" />
              </Button>
              <Button look="quiet" disabled={opening} onClick={() => sample.run()}>
                {t('session.openSample')}
              </Button>
            </div>
            <RecentProjects onOpen={(path) => openPath(path)} />
          </>
        )}
      </div>
    </main>
  );
}
