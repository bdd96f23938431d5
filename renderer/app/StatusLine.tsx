import { useStore } from 'zustand';
import { useCharacters } from '../features/annotate/use-characters.ts';
import { isTyping } from '../features/annotate/draft.ts';
import { SwitchAnnotator } from '../features/session/SwitchAnnotator.tsx';
import { saveStateOf } from '../features/annotate/save-state.ts';
import { useAnnotator, useReadOnly, useWorkbench } from './context.tsx';
import css from './StatusLine.module.css';
import { t } from '../strings/t.ts';

/** The thin line below: whether the work is on disk, who works, how far, and where the caret stands. */
export function StatusLine() {
  const { annotate } = useWorkbench();
  const writes = useStore(annotate.store, (state) => state.writes);
  const isReadOnly = useReadOnly();
  const save = saveStateOf(writes, useStore(annotate.store, isTyping));

  return (
    <footer className={css.line} aria-label={t('frame.status.label')}>
      <output className={css.save} data-state={save}>
        {t(`frame.status.${isReadOnly ? 'readOnly' : save}`)}
      </output>
      {save === 'failed' && (
        <span className={css.failed}>
          <button type="button" className={css.button} onClick={() => annotate.retryFailed()}>
            {t('frame.status.tryAgain')}
          </button>
          <button type="button" className={css.button} onClick={() => annotate.discardFailed()}>
            {t('frame.status.discard')}
          </button>
        </span>
      )}
      <SwitchAnnotator className={css.button} />
      <span className={css.space} />
      <Counts />
      <Position />
    </footer>
  );
}

function Counts() {
  const { documents } = useWorkbench();
  const list = useStore(documents.store, (state) => state.documents);
  const annotator = useAnnotator();
  const done = documents.done(annotator?.id ?? null);
  if (list.length === 0) return null;
  return <span className={css.counts}>{t('frame.status.done', { done, count: list.length })}</span>;
}

function Position() {
  const { annotate } = useWorkbench();
  const selection = useStore(annotate.store, (state) => state.selection);
  const characters = useCharacters();
  if (selection === null) return null;
  const { start, end } = selection.raw;
  return (
    <span className={css.position}>
      {start === end
        ? t('frame.status.character', { place: characters(end) })
        : t('frame.status.selected', { count: characters(end) - characters(start) })}
    </span>
  );
}
