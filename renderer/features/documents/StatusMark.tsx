import type { Progress } from '../../../shared/model/status.ts';
import css from './StatusMark.module.css';
import { t } from '../../strings/t.ts';

/** How far the work on a document is, as a shape: empty, half, ticked, barred. */
export function StatusMark({ progress }: { readonly progress: Progress }) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a shape that takes its colour from here is no image file
    <svg
      className={css.mark}
      data-progress={progress}
      viewBox="0 0 14 14"
      role="img"
      aria-label={t(`documents.progress.${progress}`)}
    >
      <circle cx="7" cy="7" r="5.25" className={css.ring} />
      {progress === 'in progress' && <path d="M7 3.75a3.25 3.25 0 0 1 0 6.5z" className={css.half} />}
      {progress === 'done' && <path d="m4.6 7.2 1.7 1.7 3.2-3.6" className={css.tick} />}
      {progress === 'locked' && <path d="M4.5 7h5" className={css.tick} />}
    </svg>
  );
}
