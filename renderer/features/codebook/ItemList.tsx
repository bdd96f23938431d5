import { Plus } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { searchable } from '../documents/order.ts';
import css from './ItemList.module.css';

/** A row of the list. */
export interface Item {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  readonly mark?: ReactNode;
  readonly isRetired: boolean;
  readonly state: 'same' | 'changed' | 'new';
  readonly hasProblem: boolean;
}

interface ItemListProps {
  readonly label: string;
  readonly items: readonly Item[];
  readonly current: string | null;
  readonly onChoose: (key: string) => void;
  readonly addLabel: string;
  /** Null: nothing may be added. */
  readonly onAdd: (() => void) | null;
  /** Moves an item among those in use. Null: nothing may be moved. */
  readonly onMove: ((key: string, step: 1 | -1) => void) | null;
}

/** The middle list: filtered by typing; arrows go through it, Alt with arrows moves an item. Retired ones stand at its end. */
export function ItemList({ label, items, current, onChoose, addLabel, onAdd, onMove }: ItemListProps) {
  const [filter, setFilter] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const words = searchable(filter).split(/\s+/u).filter(Boolean);
  const shown = [...items.filter(({ isRetired }) => !isRetired), ...items.filter(({ isRetired }) => isRetired)].filter(
    ({ title, about }) => words.every((word) => searchable(`${title} ${about}`).includes(word)),
  );

  function focus(key: string | undefined): void {
    const rows = [...(list.current?.querySelectorAll('button') ?? [])];
    rows.find(({ dataset }) => dataset['key'] === key)?.focus();
  }

  function onKey(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const here = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['key'] : undefined;
    const place = shown.findIndex(({ key }) => key === here);
    event.preventDefault();
    if (event.altKey && here !== undefined && place !== -1) {
      onMove?.(here, step);
      requestAnimationFrame(() => focus(here));
      return;
    }
    focus(shown[place === -1 ? 0 : place + step]?.key);
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the buttons inside it
    <section aria-label={label} className={css.part} onKeyDown={onKey}>
      <div className={css.head}>
        <SearchField label={t('codebook.filter', { section: label })} value={filter} onChange={setFilter} />
        {onAdd !== null && (
          <Button onClick={onAdd} aria-label={addLabel}>
            <Plus size={14} aria-hidden />
            {t('codebook.add')}
          </Button>
        )}
      </div>
      {items.length === 0 && (
        <EmptyState title={t('codebook.noneYet')}>{onAdd !== null && t('codebook.noneYetText')}</EmptyState>
      )}
      {items.length > 0 && shown.length === 0 && (
        <EmptyState title={t('codebook.noMatch')}>{t('codebook.noMatchText', { filter })}</EmptyState>
      )}
      <ul ref={list} className={css.list}>
        {shown.map((item) => (
          <li key={item.key}>
            <button
              type="button"
              data-key={item.key}
              className={classes(css.row, item.key === current && css.current, item.isRetired && css.retired)}
              aria-current={item.key === current ? 'true' : undefined}
              onClick={() => onChoose(item.key)}
            >
              {item.mark}
              <span className={css.title} dir="auto">
                {item.title}
              </span>
              <span className={css.about} dir="auto">
                {item.about}
              </span>
              <span className={css.signs}>
                {item.hasProblem && <span className={css.problem}>{t('codebook.hasProblem')}</span>}
                {item.state !== 'same' && <span className={css.changed}>{t(`codebook.${item.state}`)}</span>}
                {item.isRetired && <span>{t('codebook.retired')}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
