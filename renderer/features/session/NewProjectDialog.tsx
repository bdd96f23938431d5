import { useEffect, useRef, useState, type SyntheticEvent } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import type { Source } from '../../../shared/api/inputs.ts';
import { useWorkbench } from '../../app/context.tsx';
import { messageOf } from '../../app/errors.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Progress } from '../../ui/Progress.tsx';
import type { ChosenCopy } from '../exchange/beginning.ts';
import { CopyPicker } from '../exchange/CopyPicker.tsx';
import css from './NewProjectDialog.module.css';
import { Modal } from '../../ui/Modal.tsx';
import { joinPath } from '../../ui/paths.ts';
import { t } from '../../strings/t.ts';

/** Makes a project: a name is enough, or a bundle of somebody else's; the file's place can be changed. */
export function NewProjectDialog({ onClose }: { readonly onClose: () => void }) {
  const { session, openDialog, analysis } = useWorkbench();
  const { beginning } = analysis;
  const { copy, making, problem: refusal } = useStore(beginning.store);
  const folder = useStore(session.store, (state) => state.session?.folder ?? '');
  const opening = useStore(session.store, (state) => state.opening);
  const [name, setName] = useState('');
  const [path, setPath] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const place = copy !== null || name.trim() === '' ? folder : joinPath(folder, `${name.trim()}.claimwright`);

  const go = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => () => beginning.clear(), [beginning]);

  function choose(next: ChosenCopy | null): void {
    flushSync(() => beginning.choose(next));
    // What was pressed is not there any more.
    (next === null ? field : go).current?.focus();
  }

  async function create(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    const where = path.trim() === '' ? undefined : path.trim();
    if (copy !== null) {
      if (await beginning.go(where)) onClose();
      return;
    }
    if (name.trim() === '') {
      setProblem(t('session.make.noName'));
      return;
    }
    try {
      await session.create(name.trim(), where);
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
      canClose={making === null}
      actions={
        <>
          {making !== null && <Progress label={t('session.make.making')} fraction={making.fraction} />}
          <Button look="quiet" onClick={making === null ? onClose : () => beginning.cancel()}>
            {t('session.cancel')}
          </Button>
          <Button ref={go} look="primary" type="submit" form="new-project" disabled={opening}>
            {t('session.make.create')}
          </Button>
        </>
      }
    >
      <form id="new-project" onSubmit={(event) => void create(event)} style={{ display: 'contents' }}>
        {refusal !== null && <Problem>{refusal}</Problem>}
        {copy === null ? (
          <TextField
            ref={field}
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
        ) : (
          <p className={css.from}>
            <span>{t('session.make.fromFile', { file: copy.name })}</span>
            <Button look="quiet" disabled={making !== null} onClick={() => choose(null)}>
              {t('session.make.notFrom')}
            </Button>
          </p>
        )}
        <TextField
          label={t('session.file')}
          value={path}
          placeholder={place}
          hint={t('session.make.hint')}
          onChange={(event) => setPath(event.target.value)}
        />
        {copy === null && (
          <div className={css.other}>
            <CopyPicker isOne onChoose={([file = ''], sources) => choose({ name: file, source: firstOf(sources) })}>
              {t('session.make.from')}
            </CopyPicker>
            <p>{t('session.make.fromHint')}</p>
          </div>
        )}
        <button type="submit" hidden aria-hidden tabIndex={-1} />
      </form>
    </Modal>
  );
}

/** The one file of several that may be chosen. */
const firstOf = (sources: () => Promise<readonly Source[]>) => async (): Promise<Source> => {
  const [first] = await sources();
  if (first === undefined) throw new Error('expected the file that was chosen');
  return first;
};
