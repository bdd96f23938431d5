import { X } from 'lucide-react';
import { useMemo } from 'react';
import type { Staged } from '../../../shared/api/imports.ts';
import { useWorkbench } from '../../app/context.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { formatBytes } from '../../ui/numbers.ts';
import { classes } from '../../ui/classes.ts';
import { likeInWords } from './like-words.ts';
import { isRefused, isWaiting } from './staging.ts';
import css from './StagedList.module.css';
import { t } from '../../strings/t.ts';

interface StagedListProps {
  readonly staged: readonly Staged[];
  readonly shown: string | null;
}

/** What a staged file is, in a few words. */
function summary(staged: Staged): string {
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
  if (content.like !== null) return likeInWords(content.like);
  return content.title;
}

const urgency = (one: Staged): number => (isRefused(one) ? 2 : isWaiting(one) ? 1 : 0);

/** The files that are ready to be imported, or why they are not: those that stand in the way come first. */
export function StagedList({ staged, shown }: StagedListProps) {
  const { importing } = useWorkbench();
  const files = useMemo(() => staged.toSorted((a, b) => urgency(b) - urgency(a)), [staged]);
  return (
    <ul className={css.list} aria-label={t('importing.files')}>
      {files.map((file) => (
        <li key={file.id} className={classes(css.row, file.id === shown && css.shown)}>
          <button
            type="button"
            className={css.file}
            aria-pressed={file.id === shown}
            onClick={() => importing.show(file.id)}
          >
            <span className={css.name} title={file.place}>
              <bdi>{file.place}</bdi>
            </span>
            <span className={css.size}>{formatBytes(file.bytes)}</span>
            <span className={classes(css.summary, urgency(file) > 0 && css.problem)} dir="auto">
              {summary(file)}
            </span>
          </button>
          <IconButton
            label={t('importing.leaveOut', { place: file.place })}
            className={css.remove}
            onClick={() => importing.remove(file.id)}
          >
            <X size={14} />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}
