import { useStore } from 'zustand';
import { SPLITS } from '../../../shared/splits/measure.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Rich } from '../../strings/Rich.tsx';
import { t } from '../../strings/t.ts';
import { Keys } from '../../ui/Keys.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import type { Group } from './groups.ts';
import css from './Splits.module.css';
import { whyTogether } from './words.ts';

const ROW = 56;

interface Props {
  readonly groups: readonly Group[];
  /** Enter on the group that is shown already. */
  readonly onEnter: () => void;
}

/** Everything that is put into splits as a whole. 1, 2 and 3 put a group into train, validation and test; 0 takes it out. */
export function GroupList({ groups, onEnter }: Props) {
  const { splits } = useWorkbench().analysis;
  const current = useStore(splits.store, (state) => state.current);
  function row({ documents, split, other, ties }: Group) {
    const [first] = documents;
    return (
      <div className={css.row}>
        <span className={css.badge} data-split={split ?? 'none'} dir="auto" title={other ?? undefined}>
          {other ?? t(`splits.names.${split === 'other' || split === null ? 'none' : split}`)}
        </span>
        <span className={css.title} dir="auto">
          {documents.length === 1
            ? first?.title
            : t('splits.together', { count: documents.length, title: first?.title ?? '' })}
        </span>
        <span className={css.why} dir="auto">
          {ties.length === 0 ? t('splits.alone') : whyTogether(ties)}
        </span>
      </div>
    );
  }
  return (
    <>
      <VirtualList
        label={t('splits.groups')}
        items={groups}
        keyOf={({ key }) => key}
        render={row}
        rowHeight={ROW}
        current={current}
        firstFocus
        letters
        onChoose={({ key }) => (key === current ? onEnter() : splits.show(key))}
        onItemKey={(event, group) => {
          if (event.ctrlKey || event.metaKey || !/^[0-3]$/.test(event.key)) return false;
          splits.move(group, SPLITS[Number(event.key) - 1] ?? null);
          return true;
        }}
      />
      <p className={css.foot}>
        <Rich
          text="splits.keys"
          parts={{
            enter: <Keys binding="Enter" />,
            train: <Keys binding="1" />,
            validation: <Keys binding="2" />,
            test: <Keys binding="3" />,
            none: <Keys binding="0" />,
          }}
        />
      </p>
    </>
  );
}
