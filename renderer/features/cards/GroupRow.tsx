import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { readable } from '../annotate/edits.ts';
import css from './CardTree.module.css';

/** The heading of a group of cards. */
export function GroupRow({ name, count }: { readonly name: string | null; readonly count: number }) {
  const { cards } = useWorkbench().analysis;
  const grouping = useStore(cards.store, ({ arrangement }) => arrangement.grouping);
  const isAnswer = grouping === 'type' || grouping === 'verdict';
  return (
    <div className={css.group}>
      <span className={css.groupName} dir="auto">
        {name === null ? t(`cards.none.${grouping}`) : isAnswer ? readable(name) : name}
      </span>
      <span className={css.groupCount}>{t('cards.count', { count })}</span>
    </div>
  );
}
