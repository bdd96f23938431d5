import { CircleCheck } from 'lucide-react';
import { useLayoutEffect } from 'react';
import { useStore } from 'zustand';
import type { Output } from '../../../shared/api/procedures.ts';
import { assertNever } from '../../../shared/assert.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Progress } from '../../ui/Progress.tsx';
import type { VerificationState } from './verification.ts';
import css from './VerifyDialog.module.css';
import { t } from '../../strings/t.ts';

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
      title={t('commands.verify')}
      description={t('project.verify.about')}
      onClose={onClose}
      {...(state.kind === 'checking' && {
        actions: <Button onClick={() => verifying.cancel()}>{t('session.cancel')}</Button>,
      })}
    >
      <Outcome state={state} again={() => void verifying.start()} rebuild={() => void verifying.rebuildSearch()} />
    </Modal>
  );
}

interface OutcomeProps {
  readonly state: VerificationState;
  readonly again: () => void;
  readonly rebuild: () => void;
}

function Outcome({ state, again, rebuild }: OutcomeProps) {
  switch (state.kind) {
    case 'checking':
      return <Progress label={checking(state.phase)} fraction={state.fraction} />;
    case 'checked':
      return <Findings result={state.result} rebuild={rebuild} />;
    case 'failed':
      return <Problem action={<Button onClick={again}>{t('annotate.tryAgain')}</Button>}>{state.problem}</Problem>;
    case 'stopped':
      return (
        <Problem action={<Button onClick={again}>{t('project.verify.again')}</Button>}>
          {t('project.verify.stopped')}
        </Problem>
      );
    default:
      return assertNever(state);
  }
}

const PHASES = ['texts', 'history', 'records', 'index', 'rebuild'] as const;

/** What is being checked, in words: the core names it. */
function checking(phase: string): string {
  const known = PHASES.find((one) => one === phase);
  return known === undefined ? t('project.verify.checking') : t(`project.verify.phases.${known}`);
}

interface FindingsProps {
  readonly result: Output<'project.verify'>;
  readonly rebuild: () => void;
}

function Findings({ result, rebuild }: FindingsProps) {
  if (result.ok) {
    return (
      <output className={css.ok}>
        <CircleCheck size={16} aria-hidden />
        {t('project.verify.ok', {
          documents: t('counts.documents', { count: result.documents }),
          annotations: t('counts.annotations', { count: result.annotations }),
          changes: t('project.verify.changes', { count: result.operations }),
        })}
      </output>
    );
  }
  return (
    <>
      <Problem>{t('project.verify.found', { count: result.problems.length })}</Problem>
      {result.problems.some(({ remedy }) => remedy === 'search.rebuild') && (
        <Problem action={<Button onClick={rebuild}>{t('project.verify.rebuild')}</Button>}>
          {t('project.verify.search')}
        </Problem>
      )}
      <ol className={css.problems} aria-label={t('project.verify.problems', { count: result.problems.length })}>
        {result.problems.map(({ where, what }) => (
          <li key={`${where} ${what}`} lang="en">
            <b>{where}</b> {what}
          </li>
        ))}
      </ol>
    </>
  );
}
