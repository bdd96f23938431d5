import { useState } from 'react';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { undoName } from '../../strings/undo-names.ts';
import { Modal } from '../../ui/Modal.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { agoOf, momentOf } from '../../ui/times.ts';
import css from './AnnotationHistoryDialog.module.css';
import { ChangeCard } from './ChangeCard.tsx';
import { useRecord } from './use-record.ts';

/** Every state of the active annotation, the newest first, each with the way back to it. */
export function AnnotationHistoryDialog({ onClose }: { readonly onClose: () => void }) {
  const { annotate } = useWorkbench();
  // Restoring may change what is active; this stays the history of what it was opened for.
  const [id] = useState(() => annotate.store.getState().activeId);
  const { record, problem } = useRecord(id);
  return (
    <Modal title={t('history.ofAnnotation')} size="medium" isForReading onClose={onClose}>
      {problem !== null && <Problem>{problem}</Problem>}
      {record !== null && (
        <ol className={css.states}>
          {record.states.map((state) => (
            <li key={state.operation}>
              <p className={css.head}>
                <b dir="auto">{undoName(state.name)}</b>
                <span dir="auto">{state.actorName}</span>
                <time dateTime={state.at} title={agoOf(state.at)}>
                  {momentOf(state.at)}
                </time>
                {state.isLatest && <span>{t('history.now')}</span>}
              </p>
              <ChangeCard change={state} withSubject={false} />
            </li>
          ))}
        </ol>
      )}
      {record !== null && record.total > record.states.length && (
        <p>{t('history.older', { count: record.total - record.states.length })}</p>
      )}
    </Modal>
  );
}
