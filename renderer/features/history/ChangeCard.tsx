import { useStore } from 'zustand';
import type { ChangeInfo } from '../../../shared/api/history.ts';
import { useReadOnly, useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { LabelMark } from '../../ui/LabelMark.tsx';
import css from './ChangeCard.module.css';
import { Differences } from './Differences.tsx';
import { goToAnnotation, restorable, restoreState } from './restoring.ts';

const ENDS: ReadonlySet<string> = new Set(['type', 'from', 'to']);

/** One change of one record: what it is, from what to what, and the way to it or back. */
export function ChangeCard({
  change,
  withSubject = true,
}: {
  readonly change: ChangeInfo;
  readonly withSubject?: boolean;
}) {
  const workbench = useWorkbench();
  const isReadOnly = useReadOnly();
  const labels = useStore(workbench.annotate.store, (state) => state.codebook?.labels ?? []);
  const { entity, what, subject, exists, document, differences } = change;
  const place = entity === 'annotation' ? labels.findIndex(({ name }) => name === subject.name) : -1;
  // What a new or removed relation is and joins stands above already.
  const told =
    withSubject && entity === 'relation' && what !== 'changed'
      ? differences.filter(({ field }) => !ENDS.has(field))
      : differences;
  const state = isReadOnly ? null : restorable(change);
  const canGo = entity === 'annotation' && exists && document !== null;
  return (
    <div className={css.card}>
      {withSubject && (
        <p className={css.subject}>
          <span className={css.what}>{t(`history.what.${what}`, { kind: t(`history.kinds.${entity}`) })}</span>
          {entity === 'annotation' && <LabelMark label={labels[place]} place={place} />}
          <b dir="auto">{subject.name}</b>
          {subject.text !== null && (
            <span dir="auto" className={css.text}>
              {subject.text}
            </span>
          )}
        </p>
      )}
      {told.length > 0 && <Differences differences={told} />}
      {(canGo || state !== null) && (
        <div className={css.actions}>
          {canGo && withSubject && (
            <Button onClick={() => void goToAnnotation(workbench, change).catch(workbench.report)}>
              {t('history.goTo')}
            </Button>
          )}
          {state !== null && (
            <Button onClick={() => void restoreState(workbench, change, state.side).catch(workbench.report)}>
              {state.label}
            </Button>
          )}
        </div>
      )}
    </div>
  );
}
