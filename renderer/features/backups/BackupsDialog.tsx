import { useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Backup } from '../../../shared/api/backups.ts';
import type { Output } from '../../../shared/api/procedures.ts';
import { useWorkbench } from '../../app/context.tsx';
import { messageOf } from '../../app/errors.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { BackupItem } from './BackupItem.tsx';
import css from './BackupsDialog.module.css';
import { BackupSettingsForm } from './BackupSettingsForm.tsx';

/** What is under way: making one, or restoring the one at a path. */
type Busy = 'make' | { readonly restoring: string } | null;

/** Every backup of the open project, or of one that does not open any more: what it holds, and the way back. */
export function BackupsDialog({ onClose }: { readonly onClose: () => void }) {
  const { client, session, notices, report, announce } = useWorkbench();
  const origin = useStore(session.store, (state) => (state.session?.project == null ? state.damaged : null));
  const canShow = useStore(session.store, (state) => state.host?.capabilities.includes('showInFolder') === true);
  const [list, setList] = useState<Output<'backups.list'> | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState<Busy>(null);
  const isWaiting = useDelayed(list === null && problem === null);
  const read = useCallback(() => {
    client
      .call('backups.list', origin === null ? {} : { origin })
      .then(setList, (error: unknown) => setProblem(messageOf(error)));
  }, [client, origin]);
  useEffect(read, [read]);

  async function run(what: Busy, work: () => Promise<void>): Promise<void> {
    setBusy(what);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setBusy(null);
    }
  }
  const make = (): Promise<void> =>
    run('make', async () => {
      await client.call('backups.make', {});
      announce(t('backups.made'));
      read();
    });
  const restore = ({ path: backup }: Backup): Promise<void> =>
    run({ restoring: backup }, async () => {
      const { path } = await client.call('backups.restore', { backup });
      const open = { label: t('backups.open'), run: () => void session.open(path).catch(report) };
      notices.say(t('backups.restored', { path }), { id: 'restored', stay: true, action: open });
      onClose();
    });

  return (
    <Modal
      title={t('backups.title')}
      description={origin === null ? t('backups.lead') : t('backups.leadDamaged', { path: origin })}
      size="large"
      isForReading
      onClose={onClose}
      canClose={busy === null}
      actions={
        <>
          {canShow && list?.backups[0] !== undefined && (
            <Button
              onClick={() => void client.host('host.showInFolder', { path: list.backups[0]?.path ?? '' }).catch(report)}
            >
              {t('backups.showFolder')}
            </Button>
          )}
          {origin === null && (
            <Button look="primary" disabled={busy !== null} onClick={() => void make()}>
              {t(busy === 'make' ? 'backups.making' : 'backups.make')}
            </Button>
          )}
        </>
      }
    >
      {problem !== null && (
        <Problem action={<Button onClick={read}>{t('backups.tryAgain')}</Button>}>{problem}</Problem>
      )}
      {isWaiting && <p className={css.quiet}>{t('backups.reading')}</p>}
      {list !== null && list.backups.length === 0 && (
        <EmptyState title={t('backups.none')}>
          {t(origin === null ? 'backups.noneText' : 'backups.noneDamaged')}
        </EmptyState>
      )}
      {list !== null && list.backups.length > 0 && (
        <ul className={css.list} aria-label={t('backups.list')}>
          {list.backups.map((backup) => (
            <BackupItem
              key={backup.path}
              backup={backup}
              isBusy={busy !== null}
              isRestoring={typeof busy === 'object' && busy?.restoring === backup.path}
              onRestore={() => void restore(backup)}
            />
          ))}
        </ul>
      )}
      {list !== null && <p className={css.quiet}>{t('backups.folder', { path: list.folder })}</p>}
      <BackupSettingsForm onSaved={read} />
    </Modal>
  );
}
