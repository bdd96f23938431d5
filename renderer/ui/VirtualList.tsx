import { useVirtualizer } from '@tanstack/react-virtual';
import {
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type Ref,
} from 'react';
import { classes } from './classes.ts';
import { moveCursor } from './move-cursor.ts';
import css from './VirtualList.module.css';

/** What a filter field above the list can ask of it. */
export interface ListHandle {
  /** Moves or chooses by a key that was pressed elsewhere. @returns whether the key was the list's. */
  key(event: KeyboardEvent): boolean;
}

/** The marked items of a list. */
export interface Marks {
  has(key: string): boolean;
  set(keys: readonly string[], isMarked: boolean): void;
}

/** Properties of a {@link VirtualList}. */
export interface VirtualListProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly render: (item: T) => ReactNode;
  /** Height of a row at 16 px a rem, in px. Every row has it. */
  readonly rowHeight: number;
  /** What a row has above its own height, at 16 px a rem, in px: a heading. Absent: nothing. */
  readonly headOf?: (item: T) => number;
  /** The end of the list comes near: where there is more, it is time to read it. */
  readonly onNearEnd?: () => void;
  /** Key of the item that is open. */
  readonly current: string | null;
  readonly onChoose: (item: T) => void;
  /** Whether the cursor stands on the first item as long as it was not moved: in lists that are worked through from the top. */
  readonly startsAtFirst?: boolean;
  readonly firstFocus?: boolean;
  /** A key that takes the item under the cursor off the list. @returns whether it was one. */
  readonly onItemKey?: (event: KeyboardEvent, item: T) => boolean;
  /** Several items can be marked: Space, Shift with arrows or a click, Ctrl with A or a click. */
  readonly marks?: Marks | undefined;
  /** Whether J and K move as the arrows do: in lists that are worked through. */
  readonly letters?: boolean;
  /** Whether a dialog that it stands in gives it the focus at first. */
  readonly initialFocus?: boolean;
  /** Other keys that are pressed in it, before it looks at them. @returns whether the key was taken. */
  readonly onKey?: (event: KeyboardEvent) => boolean;
  readonly ref?: Ref<ListHandle>;
}

/** Rows before the end at which it is near. */
const NEAR_END = 20;

const LETTERS = new Map([
  ['j', 'ArrowDown'],
  ['k', 'ArrowUp'],
]);

const rem = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;

/** A list of any length, of which only what is seen is drawn. Arrows, page keys, Home and End move; Enter chooses. */
export function VirtualList<T>(props: VirtualListProps<T>) {
  const {
    label,
    items,
    keyOf,
    render,
    rowHeight,
    current,
    onChoose,
    firstFocus = false,
    marks,
    onItemKey,
    ref,
    headOf,
    onNearEnd,
  } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [cursorKey, setCursorKey] = useState<string | null>(null);
  const height = rowHeight * rem();
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (place) => {
      const item = items[place];
      return height + (item === undefined || headOf === undefined ? 0 : headOf(item) * rem());
    },
    overscan: 8,
  });
  const currentPlace = items.findIndex((item) => keyOf(item) === current);
  const cursorPlace = items.findIndex((item) => keyOf(item) === cursorKey);
  const start = currentPlace === -1 && props.startsAtFirst === true && items.length > 0 ? 0 : currentPlace;
  const cursor = cursorPlace === -1 ? start : cursorPlace;

  useEffect(() => virtual.measure(), [virtual, height]);
  // A row may get or lose its heading when others come before it.
  useEffect(() => {
    if (headOf !== undefined) virtual.measure();
    // oxlint-disable-next-line react/exhaustive-deps -- the function is another one each time
  }, [virtual, items]);
  const lastDrawn = virtual.getVirtualItems().at(-1)?.index ?? -1;
  const isNearEnd = items.length > 0 && lastDrawn >= items.length - NEAR_END;
  useEffect(() => {
    if (isNearEnd) onNearEnd?.();
    // oxlint-disable-next-line react/exhaustive-deps -- as above
  }, [isNearEnd, items.length]);
  useEffect(() => {
    setCursorKey(null);
    if (currentPlace !== -1) virtual.scrollToIndex(currentPlace, { align: 'auto' });
    // Scrolling follows what is open, not every change of the list around it.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [current, virtual]);

  /** Marks by a key. @returns whether it was one of those. */
  function mark(event: KeyboardEvent, { has, set }: Marks): boolean {
    const item = items[cursor];
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') set(items.map(keyOf), true);
    else if (event.key === ' ' && item !== undefined) set([keyOf(item)], !has(keyOf(item)));
    else return false;
    return true;
  }

  /** Marks by a click with a key held. @returns whether one was. */
  function markAt(event: MouseEvent, place: number, { has, set }: Marks): boolean {
    const item = items[place];
    if (item === undefined) return false;
    if (event.shiftKey) {
      const from = cursor === -1 ? place : cursor;
      set(items.slice(Math.min(from, place), Math.max(from, place) + 1).map(keyOf), true);
    } else if (event.ctrlKey || event.metaKey) set([keyOf(item)], !has(keyOf(item)));
    else return false;
    setCursorKey(keyOf(item));
    return true;
  }

  function take(event: KeyboardEvent): boolean {
    const item = items[cursor];
    if (item !== undefined && onItemKey?.(event, item) === true) {
      // Where the item goes away the cursor stays at its place: on the next one.
      const after = items[cursor + 1] ?? items[cursor - 1];
      setCursorKey(after === undefined ? null : keyOf(after));
      return true;
    }
    if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && item !== undefined) {
      onChoose(item);
      return true;
    }
    if (marks !== undefined && mark(event, marks)) return true;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? height) / height) - 1);
    const isPlain = !event.ctrlKey && !event.metaKey;
    const key = props.letters === true && isPlain ? (LETTERS.get(event.key) ?? event.key) : event.key;
    const next = moveCursor(key, cursor, items.length, page);
    const target = next === null ? undefined : items[next];
    if (next === null || target === undefined) return false;
    const before = items[cursor];
    if (event.shiftKey && marks !== undefined && before !== undefined) marks.set([keyOf(before), keyOf(target)], true);
    setCursorKey(keyOf(target));
    virtual.scrollToIndex(next, { align: 'auto' });
    return true;
  }
  useImperativeHandle(ref, () => ({ key: (event) => !['Home', 'End'].includes(event.key) && take(event) }));

  return (
    // A native select draws every option and none of ours; this list draws only what is seen.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <div
      ref={scroller}
      role="listbox"
      aria-label={label}
      tabIndex={0}
      className={css.scroller}
      data-first-focus={firstFocus || undefined}
      aria-activedescendant={cursor === -1 ? undefined : `${id}-${cursor}`}
      aria-multiselectable={marks !== undefined || undefined}
      data-initial-focus={props.initialFocus || undefined}
      onKeyDown={(event) => {
        if (props.onKey?.(event) === true) event.preventDefault();
        else if (!event.altKey && take(event)) event.preventDefault();
      }}
      onClick={(event) => {
        const option = event.target instanceof Element ? event.target.closest('[role="option"]') : null;
        const place = Number(option?.getAttribute('aria-posinset') ?? 0) - 1;
        const item = items[place];
        if (marks !== undefined && markAt(event, place, marks)) return;
        if (item !== undefined) onChoose(item);
      }}
    >
      <div role="presentation" className={css.inside} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const item = items[index];
          if (item === undefined) return null;
          const key = keyOf(item);
          return (
            // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
            <div
              key={key}
              id={`${id}-${index}`}
              role="option"
              aria-selected={marks === undefined ? key === current : marks.has(key)}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              tabIndex={-1}
              className={classes(css.row, key === current && css.current, index === cursor && css.cursor)}
              style={{ height: size, transform: `translateY(${start}px)` }}
            >
              {render(item)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
