import { CircleCheck } from 'lucide-react';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { count, formatNumber } from '../../ui/numbers.ts';
import { Problem } from '../../ui/Problem.tsx';
import { Progress } from '../../ui/Progress.tsx';
import css from './VerifyDialog.module.css';
import { useCall } from './use-call.ts';

/** Checks every text, hash, quote and the whole log of the project. */
export function VerifyDialog({ onClose }: { readonly onClose: () => void }) {
  const { client } = useWorkbench();
  const { value, problem, again } = useCall(() => client.call('project.verify', {}));
  return (
    <Modal
      title="Verify the project"
      description="Every text is compared with its hash, every quote with its text, and the log with what it should give."
      onClose={onClose}
    >
      {value === null && problem === null && <Progress label="Checking…" fraction={null} />}
      {problem !== null && <Problem action={<Button onClick={again}>Try again</Button>}>{problem}</Problem>}
      {value !== null && value.ok && (
        <output className={css.ok}>
          <CircleCheck size={16} aria-hidden />
          {`All is well: ${count(value.documents, 'document')}, ${count(value.annotations, 'annotation')} and ${count(value.operations, 'change')} checked.`}
        </output>
      )}
      {value !== null && !value.ok && (
        <>
          <Problem>{`${count(value.problems.length, 'problem')} found. Keep a copy of the project file before you go on; nothing was changed.`}</Problem>
          <ol className={css.problems} aria-label={`${formatNumber(value.problems.length)} problems`}>
            {value.problems.map(({ where, what }) => (
              <li key={`${where} ${what}`}>
                <b>{where}</b> {what}
              </li>
            ))}
          </ol>
        </>
      )}
    </Modal>
  );
}
