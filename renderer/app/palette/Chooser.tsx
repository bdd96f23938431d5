import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useRef, type ReactNode } from 'react';
import { focusNow } from '../../ui/focus-now.ts';
import css from './Palette.module.css';

/** Properties of a {@link Chooser}. */
export interface ChooserProps<T> {
  /** Name of the dialog, and of its field, for everybody. */
  readonly title: string;
  readonly field: string;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** What the query finds, the likeliest first. */
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  readonly nameOf: (item: T) => string;
  readonly render: (item: T) => ReactNode;
  /** What is said where nothing is found. */
  readonly none: string;
  readonly onChoose: (item: T) => void;
  readonly onClose: () => void;
}

/** One thing of many, by some letters of its name: the likeliest is highlighted, Enter takes it. */
export function Chooser<T>(props: ChooserProps<T>) {
  const { title, field, query, onQuery, items, keyOf, nameOf, render, none, onChoose, onClose } = props;
  const input = useRef<HTMLInputElement>(null);

  function choose(item: T): void {
    onClose();
    // After the dialog has given the focus back, so that what is done can move it.
    requestAnimationFrame(() => onChoose(item));
  }

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={css.backdrop} />
        <Dialog.Viewport className={css.viewport}>
          <Dialog.Popup className={css.popup} aria-label={title} initialFocus={focusNow(() => input.current)}>
            <Autocomplete.Root
              open
              inline
              items={items}
              filter={null}
              value={query}
              onValueChange={onQuery}
              itemToStringValue={nameOf}
              autoHighlight="always"
              keepHighlight
            >
              <div className={css.search}>
                <Search size={16} aria-hidden className={css.icon} />
                <Autocomplete.Input ref={input} className={css.input} aria-label={field} placeholder={field} />
              </div>
              <Autocomplete.Empty>
                <p className={css.empty}>{none}</p>
              </Autocomplete.Empty>
              <Autocomplete.List className={css.list}>
                {(item: T) => (
                  <Autocomplete.Item key={keyOf(item)} value={item} className={css.item} onClick={() => choose(item)}>
                    {render(item)}
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
