import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { EqualPlace } from '../../../shared/api/equal.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { classes } from '../../ui/classes.ts';
import { formatNumber } from '../../ui/numbers.ts';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { titleOf } from '../documents/order.ts';
import css from './PropagateDialog.module.css';
import { keyOfPlace } from './store.ts';

type Row =
  | { readonly kind: 'document'; readonly id: string; readonly places: readonly EqualPlace[] }
  | { readonly kind: 'place'; readonly place: EqualPlace };

const keyOfRow = (row: Row): string => (row.kind === 'document' ? row.id : keyOfPlace(row.place));
const ROW = 30;

/** Places in their context, by document: Space ticks one, or a whole document. */
export function Places({
  places,
  onType,
}: {
  readonly places: readonly EqualPlace[];
  /** Takes a character that was typed in the list. */
  readonly onType: (character: string) => void;
}) {
  const { propagation, documents } = useWorkbench();
  const ticked = useStore(propagation.store, (state) => state.ticked);
  const byDocument = useMemo(() => Map.groupBy(places, ({ document }) => document), [places]);
  const rows = useMemo(
    () =>
      [...byDocument].flatMap(([id, group]): Row[] => [
        { kind: 'document', id, places: group },
        ...group.map((place): Row => ({ kind: 'place', place })),
      ]),
    [byDocument],
  );
  const has = (key: string): boolean => {
    const group = byDocument.get(key);
    if (group === undefined) return ticked.has(key);
    const free = group.filter(({ state }) => state === 'free');
    return free.length > 0 && free.every((one) => ticked.has(keyOfPlace(one)));
  };
  const set = (keys: readonly string[], isTicked: boolean): void =>
    propagation.tick(
      keys.flatMap((key) => byDocument.get(key)?.map(keyOfPlace) ?? [key]),
      isTicked,
    );

  function row(item: Row) {
    const box = (
      <span className={classes(css.box, has(keyOfRow(item)) && css.ticked)} aria-hidden>
        ✓
      </span>
    );
    if (item.kind === 'document') {
      const document = documents.get(item.id);
      return (
        <div className={classes(css.row, css.head)}>
          {box}
          <span className={css.title} dir="auto">
            {document === undefined ? item.id : titleOf(document)}
          </span>
          <span className={css.count}>{formatNumber(item.places.length)}</span>
        </div>
      );
    }
    const { before, quote, after, state } = item.place;
    return (
      <div className={classes(css.row, state !== 'free' && css.fixed)} aria-disabled={state !== 'free' || undefined}>
        {box}
        <span className={css.context} dir="auto">
          <bdi className={css.before}>{flat(before)}</bdi>
          <mark className={css.quote}>{flat(quote)}</mark>
          <bdi className={css.after}>{flat(after)}</bdi>
        </span>
        {state !== 'free' && <span className={css.state}>{t(`propagate.${state}`)}</span>}
      </div>
    );
  }

  return (
    <div className={css.list}>
      <VirtualList
        label={t('propagate.list')}
        items={rows}
        keyOf={keyOfRow}
        render={row}
        rowHeight={ROW}
        current={null}
        initialFocus
        marks={{ has, set }}
        onChoose={(item) => set([keyOfRow(item)], !has(keyOfRow(item)))}
        onKey={({ key, ctrlKey, metaKey, altKey }) => {
          if (key.length !== 1 || key === ' ' || ctrlKey || metaKey || altKey) return false;
          onType(key);
          return true;
        }}
      />
    </div>
  );
}

/** A piece of text in one line. */
const flat = (text: string): string => text.replace(/\s+/g, ' ');
