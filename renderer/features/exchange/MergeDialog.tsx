import { useEffect, useRef, useState, type DragEvent } from 'react';
import { useStore } from 'zustand';
import type { MergePlan } from '../../../shared/api/merge.ts';
import { useReadOnly, useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { Modal } from '../../ui/Modal.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { CopyPicker } from './CopyPicker.tsx';
import css from './MergeDialog.module.css';
import { canMerge, type MergePhase } from './merging.ts';
import { BrokenCard, PlanCard, Warning } from './PlanCard.tsx';
import { dayOf } from '../../ui/times.ts';
import { useCopySources } from './use-copy-sources.ts';

/** Brings the work of other copies in: what it would do stands there before anything changes. */
export function MergeDialog({ onClose }: { readonly onClose: () => void }) {
  const { analysis, report } = useWorkbench();
  const { merging } = analysis;
  const { phase } = useStore(merging.store);
  const sources = useCopySources();
  const [isOver, setOver] = useState(false);
  const go = useRef<HTMLButtonElement>(null);
  useEffect(() => () => merging.leave(), [merging]);
  useEffect(() => {
    if (phase.kind === 'planned') go.current?.focus();
  }, [phase.kind]);

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    void merging.read(sources([...event.dataTransfer.files])).catch(report);
  }

  const read = phase.kind === 'planned' || phase.kind === 'merging' ? phase : null;
  const plans = read?.plans ?? [];
  return (
    <Modal
      title={t('exchange.merge.title')}
      size="medium"
      onClose={onClose}
      canClose={phase.kind !== 'merging'}
      actions={<Actions phase={phase} onClose={onClose} go={go} />}
    >
      {phase.kind === 'choosing' && (
        <div
          className={classes(css.picker, isOver && css.over)}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <p>{t('exchange.merge.about')}</p>
          <CopyPicker isFirst onChoose={(_, chosen) => void merging.read(chosen).catch(report)}>
            {t('exchange.merge.choose')}
          </CopyPicker>
        </div>
      )}
      {(phase.kind === 'choosing' || phase.kind === 'planned') && phase.problem !== null && (
        <Problem>{phase.problem}</Problem>
      )}
      {read !== null && read.aside.ahead !== null && (
        <Warning>{t('exchange.merge.ahead', { day: dayOf(read.aside.ahead) })}</Warning>
      )}
      {read?.aside.broken.map(({ file, message }) => (
        <BrokenCard key={file} file={file} message={message} />
      ))}
      {plans.length > 1 && <p>{t('exchange.merge.apart')}</p>}
      {plans.map((plan) => (
        <PlanCard key={plan.file} plan={plan} />
      ))}
    </Modal>
  );
}

interface ActionsProps {
  readonly phase: MergePhase;
  readonly onClose: () => void;
  readonly go: React.Ref<HTMLButtonElement>;
}

function Actions({ phase, onClose, go }: ActionsProps) {
  const { analysis } = useWorkbench();
  const { merging } = analysis;
  const isReadOnly = useReadOnly();
  if (phase.kind === 'reading' || phase.kind === 'merging') {
    return (
      <>
        <Progress label={t(`exchange.merge.${phase.kind}`)} fraction={phase.fraction} />
        <Button onClick={() => merging.cancel()}>{t('exporting.cancel')}</Button>
      </>
    );
  }
  const plans = phase.kind === 'planned' ? phase.plans : [];
  const can = plans.length > 0 && canMerge(plans) && !isReadOnly;
  return (
    <>
      {phase.kind === 'planned' && <p className={css.safe}>{whatNext(phase, isReadOnly)}</p>}
      {phase.kind === 'planned' && (
        <Button look="quiet" onClick={() => merging.leave()}>
          {t('exchange.merge.others')}
        </Button>
      )}
      <Button
        ref={can ? undefined : go}
        look={phase.kind === 'planned' && !can ? 'primary' : 'quiet'}
        onClick={onClose}
      >
        {t(phase.kind === 'planned' && !can ? 'exporting.done' : 'exporting.cancel')}
      </Button>
      {can && (
        <Button ref={go} look="primary" onClick={() => void merging.merge()}>
          {wordsFor(plans)}
        </Button>
      )}
    </>
  );
}

function whatNext({ plans, aside }: Extract<MergePhase, { kind: 'planned' }>, isReadOnly: boolean): string {
  if (isReadOnly) return t('exchange.merge.readOnly');
  if (!canMerge(plans)) return t(aside.broken.length > 0 ? 'exchange.merge.nothingElse' : 'exchange.merge.nothing');
  if (aside.broken.length > 0) return t('exchange.merge.without', { count: aside.broken.length });
  return t('exchange.merge.safe');
}

/** What the button does: files alone can come, too. */
function wordsFor(plans: readonly MergePlan[]): string {
  const changes = plans.reduce((sum, { operations }) => sum + operations.new, 0);
  if (changes > 0) return t('exchange.merge.go', { count: changes });
  return t('exchange.merge.goFiles', { count: plans.reduce((sum, { files }) => sum + files, 0) });
}
