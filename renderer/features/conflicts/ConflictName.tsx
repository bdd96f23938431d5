import type { Conflict } from '../../../shared/api/merge.ts';
import { t } from '../../strings/t.ts';
import css from './Conflicts.module.css';

/** What a conflict is about: its kind, and the words that people know it by. */
export function ConflictName({ conflict }: { readonly conflict: Conflict }) {
  return (
    <p className={css.name}>
      <span className={css.kind}>{t(`history.kinds.${conflict.entity}`)}</span> <b dir="auto">{conflict.subject}</b>
    </p>
  );
}
