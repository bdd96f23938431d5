import { useState, type SyntheticEvent } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { messageOf } from '../../app/errors.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { joinPath } from '../../ui/paths.ts';
import { RecentProjects } from './RecentProjects.tsx';

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
    if (path.trim() === '') setProblem('Write the path of a project file, or choose one below.');
    else void open(path.trim());
  }

  return (
    <Modal
      title="Open project"
      size="medium"
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
          {locked !== null && problem !== null && (
            <Button disabled={opening} onClick={() => void open(locked, true)}>
              Open read-only
            </Button>
          )}
          <Button look="primary" type="submit" form="open-project" disabled={opening}>
            Open
          </Button>
        </>
      }
    >
      <form id="open-project" onSubmit={submit}>
        <TextField
          label="Path of the project file"
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
