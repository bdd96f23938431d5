import { useState, type SyntheticEvent } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { messageOf } from '../../app/errors.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { joinPath } from '../../ui/paths.ts';
import { RecentProjects } from './RecentProjects.tsx';
import { t } from '../../strings/t.ts';

/** Opens a project in a browser, which has no dialog for files of this computer: by its path, or from the recent ones. */
export function OpenProjectDialog({ onClose }: { readonly onClose: () => void }) {
  const { session } = useWorkbench();
  const folder = useStore(session.store, (state) => state.session?.folder ?? '');
  const opening = useStore(session.store, (state) => state.opening);
  const locked = useStore(session.store, (state) => state.locked);
  const [path, setPath] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  async function open(chosen: string, readOnly = false): Promise<void> {
    try {
      await session.open(chosen, readOnly);
      onClose();
    } catch (error) {
      setProblem(messageOf(error));
    }
  }
  function submit(event: SyntheticEvent): void {
    event.preventDefault();
    if (path.trim() === '') setProblem(t('session.open.noPath'));
    else void open(path.trim());
  }

  return (
    <Modal
      title={t('commands.openProject')}
      size="medium"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('session.cancel')}
          </Button>
          {locked !== null && problem !== null && (
            <Button disabled={opening} onClick={() => void open(locked, true)}>
              {t('commands.openReadOnly')}
            </Button>
          )}
          <Button look="primary" type="submit" form="open-project" disabled={opening}>
            {t('session.open.open')}
          </Button>
        </>
      }
    >
      <form id="open-project" onSubmit={submit}>
        <TextField
          label={t('session.open.path')}
          value={path}
          placeholder={joinPath(folder, 'name.claimwright')}
          problem={problem}
          onChange={(event) => {
            setPath(event.target.value);
            setProblem(null);
          }}
        />
      </form>
      <RecentProjects onOpen={(chosen) => void open(chosen)} />
    </Modal>
  );
}
