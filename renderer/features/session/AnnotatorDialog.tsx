import { useRef, useState, type SyntheticEvent } from 'react';
import { messageOf } from '../../app/errors.ts';
import { useAnnotator, useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { annotatorFor, nameProblem } from './store.ts';
import { WhoChoice, type Who } from './WhoChoice.tsx';
import { t } from '../../strings/t.ts';

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
      title={t(before === null ? 'session.who.ask' : 'session.who.title')}
      description={t('session.who.about')}
      onClose={onClose}
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t(before === null ? 'session.who.later' : 'session.cancel')}
          </Button>
          <Button look="primary" type="submit" form="annotator">
            {t(before === null ? 'session.who.start' : 'session.who.save')}
          </Button>
        </>
      }
    >
      <form id="annotator" onSubmit={(event) => void save(event)}>
        <TextField
          ref={field}
          label={t('session.name')}
          value={name}
          maxLength={80}
          dir="auto"
          problem={problem}
          hint={
            handle === undefined ? t('session.who.hint') : isChoice ? undefined : t('session.who.handle', { handle })
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
