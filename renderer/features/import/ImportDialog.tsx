import { useEffect, useMemo, useRef, useState, type DragEvent } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { count, formatNumber } from '../../ui/numbers.ts';
import { Problem } from '../../ui/Problem.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { classes } from '../../ui/classes.ts';
import { FilePicker } from './FilePicker.tsx';
import css from './ImportDialog.module.css';
import { fromDrop } from './picked-files.ts';
import { StagedList } from './StagedList.tsx';
import { StagedPreview } from './StagedPreview.tsx';
import { isImportable, isRefused } from './staging.ts';

/** So many left-out files are named. */
const MOST_NAMED = 100;

/** Brings texts and datasets in: nothing changes before "Import", and then all of it does or nothing. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { importing, report } = useWorkbench();
  const { rows, leftOut, busy, problem, result, shown } = useStore(importing.store);
  const [isOver, setOver] = useState(false);
  const staged = useMemo(() => rows.map((row) => row.staged), [rows]);
  const ready = staged.filter(isImportable).length;
  const refused = staged.filter(isRefused).length;
  const preview = rows.find((row) => row.staged.id === shown);
  const done = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (result !== null) done.current?.focus();
  }, [result]);

  // What was staged and not imported is let go of when the dialog goes.
  useEffect(() => () => importing.discard(), [importing]);

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    fromDrop(event.dataTransfer)
      .then((files) => importing.addFiles(files))
      .catch(report);
  }

  return (
    <Modal
      title="Import"
      size={staged.length === 0 ? 'medium' : 'large'}
      onClose={onClose}
      canClose={busy?.what !== 'importing'}
      actions={
        <>
          {busy === null && refused > 0 && (
            <p className={css.refused}>
              {`${formatNumber(refused)} of ${count(staged.length, 'file')} cannot be imported: leave ${refused === 1 ? 'it' : 'them'} out or repair ${refused === 1 ? 'it' : 'them'}.`}{' '}
              <Button onClick={() => importing.removeRefused()}>
                {refused === 1 ? 'Leave it out' : 'Leave them out'}
              </Button>
            </p>
          )}
          {busy !== null && (
            <Progress label={busy.what === 'reading' ? 'Reading…' : 'Importing…'} fraction={busy.fraction} />
          )}
          {busy !== null && <Button onClick={() => importing.cancel()}>Cancel</Button>}
          {busy === null && (
            <Button ref={done} look={result === null ? 'quiet' : 'primary'} onClick={onClose}>
              {result === null ? 'Cancel' : 'Done'}
            </Button>
          )}
          {busy === null && result === null && (
            <Button look="primary" disabled={ready === 0 || refused > 0} onClick={() => void importing.commit()}>
              {ready === 0 ? 'Import' : `Import ${count(ready, 'file')}`}
            </Button>
          )}
        </>
      }
    >
      {problem !== null && <Problem>{problem} Nothing was imported.</Problem>}
      {result !== null && (
        <output>
          {count(result.documents.length, 'document')} imported
          {result.annotations > 0 && `, with ${count(result.annotations, 'annotation')}`}
          {result.known > 0 && `. ${count(result.known, 'text was', 'texts were')} there already`}. It can be undone.
        </output>
      )}
      {result === null && (
        <div
          className={classes(css.picker, staged.length > 0 && css.small, isOver && css.over)}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          {staged.length === 0 && (
            <p className={css.teach}>
              Drop files or a folder here: plain text, Markdown, or a dataset in Claimwright’s JSONL. The originals are
              kept byte for byte.
            </p>
          )}
          <FilePicker disabled={busy !== null} />
        </div>
      )}
      {leftOut.length > 0 && (
        <details className={css.leftOut}>
          <summary>
            {`${count(leftOut.length, 'other file')} of the folder ${leftOut.length === 1 ? 'is' : 'are'} left out: not .txt, .md or .jsonl.`}
          </summary>
          <ul>
            {leftOut.slice(0, MOST_NAMED).map((place) => (
              <li key={place}>
                <bdi>{place}</bdi>
              </li>
            ))}
            {leftOut.length > MOST_NAMED && <li>{`and ${formatNumber(leftOut.length - MOST_NAMED)} more`}</li>}
          </ul>
        </details>
      )}
      {staged.length > 0 && (
        <div className={css.staged}>
          <StagedList staged={staged} shown={shown} />
          {preview !== undefined && <StagedPreview key={preview.staged.id} row={preview} />}
        </div>
      )}
    </Modal>
  );
}
