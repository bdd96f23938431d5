import { useStore } from 'zustand';
import { useCharacters } from '../features/annotate/use-characters.ts';
import { isTyping } from '../features/annotate/draft.ts';
import { saveStateOf, type SaveState } from '../features/annotate/save-state.ts';
import { count, formatNumber } from '../ui/numbers.ts';
import { useAnnotator, useCommand, useReadOnly, useWorkbench } from './context.tsx';
import css from './StatusLine.module.css';

const WORDS: Readonly<Record<SaveState, string>> = {
  saved: 'Saved',
  saving: 'Saving…',
  waiting: 'Not saved yet',
  failed: 'Not saved',
};

/** The thin line below: whether the work is on disk, who works, how far, and where the caret stands. */
export function StatusLine() {
  const { annotate } = useWorkbench();
  const writes = useStore(annotate.store, (state) => state.writes);
  const annotator = useAnnotator();
  const changeName = useCommand('annotator.change');
  const isReadOnly = useReadOnly();
  const save = saveStateOf(writes, useStore(annotate.store, isTyping));

  return (
    <footer className={css.line} aria-label="Status">
      <output className={css.save} data-state={save}>
        {isReadOnly ? 'Read-only' : WORDS[save]}
      </output>
      {save === 'failed' && (
        <span className={css.failed}>
          <button type="button" className={css.button} onClick={() => annotate.retryFailed()}>
            Try again
          </button>
          <button type="button" className={css.button} onClick={() => annotate.discardFailed()}>
            Discard
          </button>
        </span>
      )}
      <button type="button" className={css.button} onClick={() => changeName.run()}>
        {annotator === null ? 'No annotator yet' : `Annotating as ${annotator.name}`}
      </button>
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
  return (
    <span className={css.counts}>
      {formatNumber(done)} of {count(list.length, 'document')} done
    </span>
  );
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
        ? `Character ${formatNumber(characters(end))}`
        : `${count(characters(end) - characters(start), 'character')} selected`}
    </span>
  );
}
