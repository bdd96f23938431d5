import { useRef, useState, type SyntheticEvent } from 'react';
import { messageOf } from '../../app/errors.ts';
import { useAnnotator, useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { annotatorFor, nameProblem } from './store.ts';
import { WhoChoice, type Who } from './WhoChoice.tsx';

/** Asks for the annotator's name: once at first, later to change it. */
export function AnnotatorDialog({ onClose }: { readonly onClose: () => void }) {
  const { session } = useWorkbench();
  const before = useAnnotator();
  const [name, setName] = useState(before?.name ?? '');
  const [problem, setProblem] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const [who, setWho] = useState<Who>('same');
  const handle = annotatorFor(name)?.id;
  const isChoice = before !== null && handle !== undefined && handle !== before.id;

  function refuse(why: string | null): void {
    setProblem(why);
    field.current?.focus();
  }

  async function save(event: SyntheticEvent): Promise<void> {
    event.preventDefault();
    const annotator = annotatorFor(name);
    if (annotator === null) {
      refuse(nameProblem(name));
      return;
    }
    try {
      await session.save({ annotator: isChoice && who === 'same' ? { ...annotator, id: before.id } : annotator });
      onClose();
    } catch (error) {
      refuse(messageOf(error));
    }
  }

  return (
    <Modal
      title={before === null ? 'What is your name?' : 'Annotator'}
      description="Every annotation carries the name of whoever made it, so that work can be compared and brought together later. It stays on this computer until you export."
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {before === null ? 'Later' : 'Cancel'}
          </Button>
          <Button look="primary" type="submit" form="annotator">
            {before === null ? 'Start annotating' : 'Save'}
          </Button>
        </>
      }
    >
      <form id="annotator" onSubmit={(event) => void save(event)}>
        <TextField
          ref={field}
          label="Name"
          value={name}
          maxLength={80}
          dir="auto"
          problem={problem}
          hint={
            handle === undefined
              ? 'First name, initials or an alias.'
              : isChoice
                ? undefined
                : `In datasets you are “${handle}”.`
          }
          onChange={(event) => {
            setName(event.target.value);
            setProblem(null);
          }}
        />
        {isChoice && <WhoChoice who={who} before={before.id} after={handle} onChange={setWho} />}
      </form>
    </Modal>
  );
}
