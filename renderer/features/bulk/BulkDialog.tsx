import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { BulkAction, BulkPlan } from '../../../shared/api/bulk.ts';
import { isOffered } from '../../../shared/codebook/offered.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { SelectField } from '../../ui/Field.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { ActionFields } from './ActionFields.tsx';
import { actionOf, KINDS, NO_CHOICE, type Choice } from './choice.ts';

/** One thing for many annotations: what it will come to is said before it is done. */
export function BulkDialog({ onClose }: { readonly onClose: () => void }) {
  const { bulk, annotate } = useWorkbench();
  const { chosen, plan, problem, isRunning, fraction } = useStore(bulk.store);
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const [choice, setChoice] = useState<Choice>({ ...NO_CHOICE, label: codebook?.labels.find(isOffered)?.name ?? '' });
  const action = useMemo(() => (codebook === null ? null : actionOf(choice, codebook)), [choice, codebook]);
  const asked = JSON.stringify(action);
  useEffect(() => {
    // Typing rests before it is counted.
    const timer = setTimeout(() => void bulk.plan(JSON.parse(asked) as BulkAction | null), 150);
    return () => clearTimeout(timer);
  }, [bulk, asked]);
  useEffect(() => () => bulk.stop(), [bulk]);
  if (chosen === null) return null;
  const count = plan?.change ?? 0;
  const isDelete = choice.kind === 'delete';

  return (
    <Modal
      title={t('bulk.title')}
      description={t(chosen.isSelected ? 'bulk.of' : 'bulk.shown', { count: chosen.count })}
      onClose={onClose}
      actions={
        isRunning ? (
          <Button onClick={() => bulk.stop()}>{t('bulk.stop')}</Button>
        ) : (
          <Button
            look={isDelete ? 'danger' : 'primary'}
            type="submit"
            form="bulk"
            disabled={count === 0 || action === null}
          >
            {t(isDelete ? 'bulk.remove' : 'bulk.run', { count })}
          </Button>
        )
      }
    >
      <form
        id="bulk"
        style={{ display: 'contents' }}
        onSubmit={(event) => {
          event.preventDefault();
          if (action !== null) bulk.run(action);
        }}
      >
        <SelectField
          label={t('bulk.action')}
          value={choice.kind}
          onChange={(event) => {
            const kind = KINDS.find((one) => one === event.target.value);
            if (kind !== undefined) setChoice({ ...choice, kind });
          }}
        >
          {KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`bulk.actions.${kind}`)}
            </option>
          ))}
        </SelectField>
        <ActionFields choice={choice} codebook={codebook} onChange={setChoice} />
      </form>
      {problem !== null && <Problem>{problem}</Problem>}
      {isRunning && <Progress label={t('bulk.running')} fraction={fraction} />}
      {!isRunning && problem === null && (
        <output>{plan === null ? action !== null && t('bulk.counting') : planned(plan)}</output>
      )}
    </Modal>
  );
}

/** What will be, in one line: the change first, then what stays and why. */
function planned({ change, ...left }: BulkPlan): string {
  const reasons = (['same', 'foreign', 'locked', 'unfit'] as const).flatMap((reason) =>
    left[reason] === 0 ? [] : t(`bulk.${reason}`, { count: left[reason] }),
  );
  return [change === 0 ? t('bulk.nothing') : t('bulk.change', { count: change }), ...reasons].join(' ');
}
