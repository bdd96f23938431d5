import { X } from 'lucide-react';
import { memo, useCallback, useMemo, type KeyboardEvent } from 'react';
import type { Staged } from '../../../shared/api/imports.ts';
import { useWorkbench } from '../../app/context.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { formatBytes } from '../../ui/numbers.ts';
import { classes } from '../../ui/classes.ts';
import { moveCursor } from '../../ui/move-cursor.ts';
import { likeInWords } from './like-words.ts';
import { isRefused, isWaiting, sameTexts } from './staging.ts';
import css from './StagedList.module.css';
import { t } from '../../strings/t.ts';

interface StagedListProps {
  readonly staged: readonly Staged[];
  readonly shown: string | null;
}

/** What a staged file is, in a few words. */
function summary(staged: Staged, sameAs: string | undefined): string {
  const { content, problem } = staged;
  if (content === null) return problem ?? t('importing.unreadable');
  if (isWaiting(staged)) return t('importing.isWaiting');
  if (content.kind === 'dataset') {
    return t('importing.dataset', {
      newDocuments: t('importing.newDocuments', { count: content.newDocuments }),
      documents: t('counts.documents', { count: content.documents }),
      newAnnotations: t('importing.newAnnotations', { count: content.newAnnotations }),
    });
  }
  if (content.kind === 'table')
    return t('importing.tableOf', { documents: t('counts.documents', { count: content.rows }) });
  if (content.kind === 'foreign') {
    return t('importing.foreignOf', {
      documents: t('counts.documents', { count: content.documents }),
      annotations: t('counts.annotations', { count: content.annotations }),
    });
  }
  if (content.duplicateOf !== null) return t('importing.duplicate');
  if (sameAs !== undefined) return t('importing.sameText', { place: sameAs });
  if (content.like !== null) return likeInWords(content.like);
  return content.title;
}

const urgency = (one: Staged): number => (isRefused(one) ? 2 : isWaiting(one) ? 1 : 0);

const fileId = (id: string): string => `staged-${encodeURIComponent(id)}`;

/** Rows that a page key moves. */
const PAGE = 10;

/**
 * The files that are ready to be imported, or why they are not: those that stand in the way come first. One stop for Tab; arrows, Home and End
 * show another file, Delete leaves the shown one out.
 */
export function StagedList({ staged, shown }: StagedListProps) {
  const { importing } = useWorkbench();
  const files = useMemo(() => staged.toSorted((a, b) => urgency(b) - urgency(a)), [staged]);
  const same = useMemo(() => sameTexts(staged), [staged]);
  const place = files.findIndex(({ id }) => id === shown);

  /** Leaves a file out. The focus goes first, so that it is never lost: to the next file, or to the dialog where there is none. */
  const leaveOut = useCallback(
    (id: string, from: HTMLElement): void => {
      const at = files.findIndex((file) => file.id === id);
      const next = files[at + 1] ?? files[at - 1];
      (next ? document.getElementById(fileId(next.id)) : from.closest<HTMLElement>('[role="dialog"]'))?.focus();
      if (next) importing.show(next.id);
      importing.remove(id);
    },
    [files, importing],
  );

  function key(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof HTMLElement))
      return;
    if (event.key === 'Delete' && shown !== null) {
      event.preventDefault();
      leaveOut(shown, event.target);
      return;
    }
    const next = files[moveCursor(event.key, place, files.length, PAGE) ?? -1];
    if (!next) return;
    event.preventDefault();
    importing.show(next.id);
    document.getElementById(fileId(next.id))?.focus();
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its buttons have the focus, and share these keys
    <ul className={css.list} aria-label={t('importing.files')} onKeyDown={key}>
      {files.map((file, i) => (
        <StagedRow
          key={file.id}
          file={file}
          sameAs={same.get(file.id)}
          isShown={file.id === shown}
          isStop={i === Math.max(0, place)}
          onLeaveOut={leaveOut}
        />
      ))}
    </ul>
  );
}

interface StagedRowProps {
  readonly file: Staged;
  /** The file on the list that has its text already. */
  readonly sameAs: string | undefined;
  readonly isShown: boolean;
  /** Whether Tab stops here. */
  readonly isStop: boolean;
  readonly onLeaveOut: (id: string, from: HTMLElement) => void;
}

/** Remembered, since another file is shown with every arrow key. */
const StagedRow = memo(function StagedRow({ file, sameAs, isShown, isStop, onLeaveOut }: StagedRowProps) {
  const { importing } = useWorkbench();
  const tabIndex = isStop ? 0 : -1;
  return (
    <li className={classes(css.row, isShown && css.shown)}>
      <button
        id={fileId(file.id)}
        type="button"
        className={css.file}
        tabIndex={tabIndex}
        aria-pressed={isShown}
        onClick={() => importing.show(file.id)}
      >
        <span className={css.name} title={file.place}>
          <bdi>{file.place}</bdi>
        </span>
        <span className={css.size}>{formatBytes(file.bytes)}</span>
        <span className={classes(css.summary, urgency(file) > 0 && css.problem)} dir="auto">
          {summary(file, sameAs)}
        </span>
      </button>
      <IconButton
        label={t('importing.leaveOut', { place: file.place })}
        keys={isShown ? 'Delete' : undefined}
        className={css.remove}
        tabIndex={tabIndex}
        onClick={({ currentTarget }) => onLeaveOut(file.id, currentTarget)}
      >
        <X size={14} />
      </IconButton>
    </li>
  );
});
