import { useEffect, useState, type DragEvent } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { count } from '../../ui/numbers.ts';
import { Problem } from '../../ui/Problem.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { classes } from '../../ui/classes.ts';
import { FilePicker } from './FilePicker.tsx';
import css from './ImportDialog.module.css';
import { fromDrop } from './picked-files.ts';
import { StagedList } from './StagedList.tsx';
import { StagedPreview } from './StagedPreview.tsx';
import { isImportable } from './store.ts';

/** Brings texts and datasets in: nothing changes before "Import", and then all of it does or nothing. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { importing, report } = useWorkbench();
  const { staged, busy, problem, result, shown } = useStore(importing.store);
  const [isOver, setOver] = useState(false);
  const ready = staged.filter(isImportable).length;
  const preview = staged.find(({ id }) => id === shown);

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
          {busy !== null && (
            <Progress label={busy.what === 'reading' ? 'Reading…' : 'Importing…'} fraction={busy.fraction} />
          )}
          {busy !== null && <Button onClick={() => importing.cancel()}>Cancel</Button>}
          {busy === null && (
            <Button look={result === null ? 'quiet' : 'primary'} onClick={onClose}>
              {result === null ? 'Cancel' : 'Done'}
            </Button>
          )}
          {busy === null && result === null && (
            <Button look="primary" disabled={ready === 0} onClick={() => void importing.commit()}>
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
      {staged.length > 0 && (
        <div className={css.staged}>
          <StagedList staged={staged} shown={shown} />
          {preview !== undefined && <StagedPreview key={preview.id} file={preview} />}
        </div>
      )}
    </Modal>
  );
}
