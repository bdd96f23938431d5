import type { MentionFacts } from '../../../shared/claims/mention-facts.ts';
import css from './CardTree.module.css';
import { MentionBody } from './MentionBody.tsx';

/** A mention under its card. */
export function MentionRow({ mention }: { readonly mention: MentionFacts }) {
  return (
    <div className={css.mention}>
      <MentionBody mention={mention} />
    </div>
  );
}
