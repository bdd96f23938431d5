import { X } from 'lucide-react';
import { useMemo } from 'react';
import type { Staged } from '../../../shared/api/procedures.ts';
import { useWorkbench } from '../../app/context.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { count, formatBytes } from '../../ui/numbers.ts';
import { classes } from '../../ui/classes.ts';
import { isRefused } from './staging.ts';
import css from './StagedList.module.css';

interface StagedListProps {
  readonly staged: readonly Staged[];
  readonly shown: string | null;
}

/** What a staged file is, in a few words. */
function summary({ content, problem }: Staged): string {
  if (content === null) return problem ?? 'This file cannot be imported.';
  if (content.kind === 'dataset') {
    const documents = `${count(content.newDocuments, 'new document')} of ${count(content.documents, 'document')}`;
    return `Dataset: ${documents}, ${count(content.newAnnotations, 'new annotation')}`;
  }
  if (content.duplicateOf !== null) return 'Already in the project; it is left out.';
  return content.title;
}

/** The files that are ready to be imported, or why they are not: those that stand in the way come first. */
export function StagedList({ staged, shown }: StagedListProps) {
  const { importing } = useWorkbench();
  const files = useMemo(() => staged.toSorted((a, b) => Number(isRefused(b)) - Number(isRefused(a))), [staged]);
  return (
    <ul className={css.list} aria-label="Files to import">
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
            <span className={classes(css.summary, file.content === null && css.problem)} dir="auto">
              {summary(file)}
            </span>
          </button>
          <IconButton
            label={`Leave out ${file.place}`}
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
