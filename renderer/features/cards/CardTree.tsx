import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { showAnnotation } from '../../app/show-annotation.ts';
import { t } from '../../strings/t.ts';
import { classes } from '../../ui/classes.ts';
import { moveCursor } from '../../ui/move-cursor.ts';
import { CardRow } from './CardRow.tsx';
import css from './CardTree.module.css';
import { draggable, draggedWith, dropOnto } from './drag.ts';
import { GroupRow } from './GroupRow.tsx';
import { MentionRow } from './MentionRow.tsx';
import type { Row } from './rows.ts';

/** Heights at 16 px a rem, in px, before a line is drawn and measured. */
const HEIGHT = { group: 36, card: 52, mention: 104 } as const;

const idOf = (row: Row): string | null =>
  row.kind === 'card' ? row.card.id : row.kind === 'mention' ? row.mention.annotation : null;

/**
 * The cards with the mentions of those that are open: a tree, of which only what is seen is drawn. Up and Down go from line to
 * line, Right opens, Left closes, Space marks, Enter opens a card or goes to a mention in its text.
 */
export function CardTree() {
  const workbench = useWorkbench();
  const { cards } = workbench.analysis;
  const id = useId();
  const rows = useStore(cards.store, (state) => state.rows);
  const cursorKey = useStore(cards.store, (state) => state.cursor);
  const marks = useStore(cards.store, (state) => state.marks);
  const over = useStore(cards.store, (state) => state.over);
  const scroller = useRef<HTMLDivElement>(null);
  const cursor = rows.findIndex(({ key }) => key === cursorKey);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (place) => HEIGHT[rows[place]?.kind ?? 'card'],
    getItemKey: (place) => rows[place]?.key ?? place,
    overscan: 6,
  });

  useEffect(() => {
    if (cursor !== -1) virtual.scrollToIndex(cursor, { align: 'auto' });
    // oxlint-disable-next-line react/exhaustive-deps -- scrolling follows the cursor, not every change of the list around it
  }, [cursorKey, virtual]);

  useEffect(() => {
    // A key has opened the page: the next one is for the cards. From a tab or a button nothing is taken away.
    if (document.activeElement?.tagName === 'H1') scroller.current?.focus();
  }, []);

  function go(place: number): void {
    const row = rows[place];
    if (row !== undefined) cards.moveTo(row.key);
  }

  /** The next line that is no heading. */
  function next(place: number, key: string): number {
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 400) / HEIGHT.card) - 1);
    const to = moveCursor(key, place, rows.length, page) ?? place;
    const isLine = ({ kind }: Row): boolean => kind !== 'group';
    const after = rows.findIndex((row, place) => place >= to && isLine(row));
    const before = rows.findLastIndex((row, place) => place <= to && isLine(row));
    const [found, other] = key === 'ArrowUp' || key === 'PageUp' ? [before, after] : [after, before];
    return found !== -1 ? found : other !== -1 ? other : place;
  }

  function rowAt({ target }: MouseEvent): Row | undefined {
    const line = target instanceof Element ? target.closest('[data-index]') : null;
    return line === null ? undefined : rows[Number(line.getAttribute('data-index'))];
  }

  function click(event: MouseEvent): void {
    const row = rowAt(event);
    const own = row === undefined ? null : idOf(row);
    if (row === undefined || own === null) return;
    if (event.ctrlKey || event.metaKey) cards.mark([own], !marks.has(own));
    else if (row.kind === 'card') cards.toggle(row.card.id, !row.isOpen);
    cards.moveTo(row.key);
  }

  function take(event: KeyboardEvent): boolean {
    const row = rows[cursor];
    if (row === undefined || event.altKey) return false;
    const isMod = event.ctrlKey || event.metaKey;
    const own = idOf(row);
    if (isMod && event.key.toLowerCase() === 'a') {
      // All of one kind: what is done with cards is not done with mentions.
      cards.mark(
        rows.flatMap((one) => (one.kind === row.kind ? (idOf(one) ?? []) : [])),
        true,
      );
      return true;
    }
    if (isMod) return false;
    switch (event.key) {
      case ' ':
        if (own !== null) cards.mark([own], !marks.has(own));
        return true;
      case 'Enter':
        if (row.kind === 'card') cards.toggle(row.card.id, !row.isOpen);
        else if (row.kind === 'mention') void showAnnotation(workbench, at(row));
        return true;
      case 'ArrowRight':
        if (row.kind === 'card' && !row.isOpen) cards.toggle(row.card.id, true);
        else if (row.kind === 'card' && rows[cursor + 1]?.kind === 'mention') go(cursor + 1);
        return true;
      case 'ArrowLeft':
        if (row.kind === 'card') cards.toggle(row.card.id, false);
        else go(rows.findLastIndex(({ kind }, place) => kind === 'card' && place < cursor));
        return true;
      case '*':
        for (const one of rows) if (one.kind === 'card') cards.toggle(one.card.id, true);
        return true;
      default: {
        const to = next(cursor, event.key);
        if (moveCursor(event.key, cursor, rows.length, 1) === null) return false;
        const beside = rows[to];
        const other = beside === undefined ? null : idOf(beside);
        if (event.shiftKey && own !== null && other !== null) cards.mark([own, other], true);
        go(to);
        return true;
      }
    }
  }

  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- it has the focus, and names its current line
    <div
      ref={scroller}
      role="tree"
      tabIndex={0}
      aria-label={t('cards.list')}
      aria-multiselectable
      aria-activedescendant={cursor === -1 ? undefined : `${id}-${cursor}`}
      className={css.tree}
      data-first-focus
      data-cards-tree
      onKeyDown={(event) => {
        if (take(event)) event.preventDefault();
      }}
      onClick={click}
      onDoubleClick={(event) => {
        const row = rowAt(event);
        if (row?.kind === 'mention') void showAnnotation(workbench, at(row));
      }}
    >
      <div role="presentation" className={css.inside} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const own = idOf(row);
          return (
            <div
              key={row.key}
              ref={virtual.measureElement}
              data-index={index}
              id={`${id}-${index}`}
              {...(row.kind === 'group'
                ? { role: 'presentation' }
                : {
                    role: 'treeitem',
                    'aria-level': row.kind === 'card' ? 1 : 2,
                    'aria-posinset': row.place,
                    'aria-setsize': row.of,
                    'aria-selected': own !== null && marks.has(own),
                    ...(row.kind === 'card' && { 'aria-expanded': row.isOpen }),
                  })}
              tabIndex={-1}
              className={classes(
                css.row,
                index === cursor && css.cursor,
                own !== null && marks.has(own) && css.marked,
                row.kind === 'card' && row.card.id === over && css.over,
              )}
              style={{ transform: `translateY(${start}px)` }}
              {...(row.kind === 'card' && draggable(cards, () => draggedWith(cards, row.card.id, 'cards')))}
              {...(row.kind === 'mention' &&
                draggable(cards, () => draggedWith(cards, row.mention.annotation, 'mentions')))}
              {...(row.kind !== 'group' && dropOnto(cards, row.card.id))}
            >
              <RowBody row={row} />
            </div>
          );
        })}
      </div>
    </div>
  );
}

const at = ({ mention }: Extract<Row, { kind: 'mention' }>) => ({ id: mention.annotation, document: mention.document });

function RowBody({ row }: { readonly row: Row }) {
  switch (row.kind) {
    case 'group':
      return <GroupRow name={row.name} count={row.count} />;
    case 'card':
      return <CardRow card={row.card} mentions={row.mentions} isOpen={row.isOpen} />;
    case 'mention':
      return <MentionRow mention={row.mention} />;
  }
}
