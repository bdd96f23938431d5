import { CircleCheck } from 'lucide-react';
import { useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import type { Output } from '../../../shared/api/procedures.ts';
import { assertNever } from '../../../shared/assert.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { count, formatNumber } from '../../ui/numbers.ts';
import { Problem } from '../../ui/Problem.tsx';
import { Progress } from '../../ui/Progress.tsx';
import type { VerificationState } from './verification.ts';
import css from './VerifyDialog.module.css';

/** Checks every text, hash, quote and the whole log of the project. */
export function VerifyDialog({ onClose }: { readonly onClose: () => void }) {
  const { verifying } = useWorkbench();
  const state = useStore(verifying.store);
  // Before the first paint, so that the outcome of an earlier check does not flash by.
  useLayoutEffect(() => {
    void verifying.start();
    return () => verifying.cancel();
  }, [verifying]);

  return (
    <Modal
      title="Verify the project"
      description="Every text is compared with its hash, every quote with its text, and the log with what it should give."
      onClose={onClose}
      {...(state.kind === 'checking' && { actions: <Button onClick={() => verifying.cancel()}>Cancel</Button> })}
    >
      <Outcome state={state} again={() => void verifying.start()} />
    </Modal>
  );
}

function Outcome({ state, again }: { readonly state: VerificationState; readonly again: () => void }) {
  switch (state.kind) {
    case 'checking': {
      const what = state.phase === '' ? 'Checking…' : `Checking the ${state.phase}…`;
      return <Progress label={what} fraction={state.fraction} />;
    }
    case 'checked':
      return <Findings result={state.result} />;
    case 'failed':
      return <Problem action={<Button onClick={again}>Try again</Button>}>{state.problem}</Problem>;
    case 'stopped':
      return (
        <Problem action={<Button onClick={again}>Check again</Button>}>
          The check was stopped before its end, so it says nothing. Nothing was changed.
        </Problem>
      );
    default:
      return assertNever(state);
  }
}

function Findings({ result }: { readonly result: Output<'project.verify'> }) {
  if (result.ok) {
    return (
      <output className={css.ok}>
        <CircleCheck size={16} aria-hidden />
        {`All is well: ${count(result.documents, 'document')}, ${count(result.annotations, 'annotation')} and ${count(result.operations, 'change')} checked.`}
      </output>
    );
  }
  return (
    <>
      <Problem>{`${count(result.problems.length, 'problem')} found. Keep a copy of the project file before you go on; nothing was changed.`}</Problem>
      <ol className={css.problems} aria-label={`${formatNumber(result.problems.length)} problems`}>
        {result.problems.map(({ where, what }) => (
          <li key={`${where} ${what}`}>
            <b>{where}</b> {what}
          </li>
        ))}
      </ol>
    </>
  );
}
