import { useEffect, useMemo, useRef, useState, type DragEvent } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { classes } from '../../ui/classes.ts';
import { FilePicker } from './FilePicker.tsx';
import css from './ImportDialog.module.css';
import { fromDrop } from './picked-files.ts';
import { StagedList } from './StagedList.tsx';
import { StagedPreview } from './StagedPreview.tsx';
import { isImportable, isRefused, isWaiting } from './staging.ts';
import { t } from '../../strings/t.ts';
import { importedInWords, togetherInWords } from './imported-words.ts';

/** So many left-out files are named. */
const MOST_NAMED = 100;

/** Brings texts and datasets in: nothing changes before "Import", and then all of it does or nothing. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { importing, report } = useWorkbench();
  const { rows, leftOut, busy, problem, result, shown, together } = useStore(importing.store);
  const [isOver, setOver] = useState(false);
  const staged = useMemo(() => rows.map((row) => row.staged), [rows]);
  const ready = staged.filter(isImportable).length;
  const refused = staged.filter(isRefused).length;
  const waiting = staged.filter(isWaiting);
  const needsRoom = staged.some(({ content }) => content?.kind === 'foreign' || content?.kind === 'table');
  const preview = rows.find((row) => row.staged.id === shown);
  const done = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (result !== null) done.current?.focus();
  }, [result]);

  useEffect(() => void importing.begin(), [importing]);
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
      title={t('importing.title')}
      size={staged.length === 0 ? 'medium' : needsRoom ? 'wide' : 'large'}
      onClose={onClose}
      canClose={busy?.what !== 'importing'}
      actions={
        <>
          {busy === null && refused > 0 && (
            <p className={css.refused}>
              {t('importing.refused', {
                count: refused,
                files: t('importing.ofFiles', { some: refused, count: staged.length }),
              })}{' '}
              <Button onClick={() => importing.removeRefused()}>
                {t('importing.leaveThemOut', { count: refused })}
              </Button>
            </p>
          )}
          {busy === null && refused === 0 && waiting.length > 0 && (
            <p className={css.refused}>
              {t('importing.waits', {
                count: waiting.length,
                files: t('importing.ofFiles', { some: waiting.length, count: staged.length }),
              })}{' '}
              {waiting.every(({ id }) => id !== shown) && (
                <Button onClick={() => importing.show(waiting[0]?.id ?? '')}>{t('importing.show')}</Button>
              )}
            </p>
          )}
          {busy === null && result === null && ready > 0 && refused === 0 && waiting.length === 0 && (
            <p className={css.all} role="status">
              {together?.kind === 'brings' ? `${togetherInWords(together)} ` : ''}
              {t('importing.allOrNothing')}
            </p>
          )}
          {busy !== null && <Progress label={t(`importing.${busy.what}`)} fraction={busy.fraction} />}
          {busy !== null && <Button onClick={() => importing.cancel()}>{t('importing.cancel')}</Button>}
          {busy === null && (
            <Button ref={done} look={result === null ? 'quiet' : 'primary'} onClick={onClose}>
              {t(result === null ? 'importing.cancel' : 'importing.done')}
            </Button>
          )}
          {busy === null && result === null && (
            <Button
              look="primary"
              disabled={ready === 0 || refused > 0 || waiting.length > 0}
              onClick={() => void importing.commit()}
            >
              {ready === 0 ? t('importing.title') : t('importing.go', { count: ready })}
            </Button>
          )}
        </>
      }
    >
      {problem !== null && <Problem>{t('importing.nothing', { problem })}</Problem>}
      {together?.kind === 'refused' && <Problem>{together.problem}</Problem>}
      {result !== null && <output>{importedInWords(result)}</output>}
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
          {staged.length === 0 && <p className={css.teach}>{t('importing.teach')}</p>}
          <FilePicker disabled={busy !== null} />
        </div>
      )}
      {leftOut.length > 0 && (
        <details className={css.leftOut}>
          <summary>{t('importing.leftOut', { count: leftOut.length })}</summary>
          <ul>
            {leftOut.slice(0, MOST_NAMED).map((place) => (
              <li key={place}>
                <bdi>{place}</bdi>
              </li>
            ))}
            {leftOut.length > MOST_NAMED && <li>{t('importing.more', { count: leftOut.length - MOST_NAMED })}</li>}
          </ul>
        </details>
      )}
      {staged.length > 0 && (
        <div className={classes(css.staged, needsRoom && css.room)}>
          <StagedList staged={staged} shown={shown} />
          {preview !== undefined && <StagedPreview key={preview.staged.id} row={preview} />}
        </div>
      )}
    </Modal>
  );
}
