import { useState, type SyntheticEvent } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { messageOf } from '../../app/errors.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { joinPath } from '../../ui/paths.ts';
import { t } from '../../strings/t.ts';

/** Makes a project: a name is enough, the file's place can be changed. */
export function NewProjectDialog({ onClose }: { readonly onClose: () => void }) {
  const { session, openDialog } = useWorkbench();
  const folder = useStore(session.store, (state) => state.session?.folder ?? '');
  const opening = useStore(session.store, (state) => state.opening);
  const [name, setName] = useState('');
  const [path, setPath] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const place = name.trim() === '' ? folder : joinPath(folder, `${name.trim()}.claimwright`);

  async function create(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    if (name.trim() === '') {
      setProblem(t('session.make.noName'));
      return;
    }
    try {
      await session.create(name.trim(), path.trim() === '' ? undefined : path.trim());
      onClose();
      openDialog('import');
    } catch (error) {
      setProblem(messageOf(error));
    }
  }

  return (
    <Modal
      title={t('commands.newProject')}
      description={t('session.make.about')}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('session.cancel')}
          </Button>
          <Button look="primary" type="submit" form="new-project" disabled={opening}>
            {t('session.make.create')}
          </Button>
        </>
      }
    >
      <form id="new-project" onSubmit={(event) => void create(event)} style={{ display: 'contents' }}>
        <TextField
          label={t('session.name')}
          value={name}
          maxLength={120}
          dir="auto"
          problem={problem}
          onChange={(event) => {
            setName(event.target.value);
            setProblem(null);
          }}
        />
        <TextField
          label={t('session.file')}
          value={path}
          placeholder={place}
          hint={t('session.make.hint')}
          onChange={(event) => setPath(event.target.value)}
        />
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Modal>
  );
}
