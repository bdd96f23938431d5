import { Popover } from '@base-ui/react/popover';
import { ChevronDown } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import css from './PickMany.module.css';
import { SearchField } from './SearchField.tsx';

/** One of several things that can be chosen. */
export interface Pick {
  readonly key: string;
  readonly name: string;
  /** A sign before the name. */
  readonly mark?: ReactNode;
}

/** Words of a {@link PickMany}. */
export interface PickWords {
  readonly all: string;
  readonly none: string;
  readonly filter: string;
  readonly noMatch: (filter: string) => string;
}

interface PickManyProps {
  readonly label: string;
  readonly picks: readonly Pick[];
  /** Keys of the chosen ones; null: all that there are, also later ones. */
  readonly chosen: readonly string[] | null;
  readonly onChange: (chosen: readonly string[] | null) => void;
  /** What is chosen, in short. */
  readonly summary: string;
  readonly words: PickWords;
}

/** From so many on they can be filtered by typing. */
const MANY = 9;

/** Several of many, behind a button that says which: boxes to tick, a filter where they are many. What is chosen is taken over when it closes. */
export function PickMany({ label, picks, chosen, onChange, summary, words }: PickManyProps) {
  const [draft, setDraft] = useState<readonly string[] | null>(chosen);
  const [filter, setFilter] = useState('');
  const names = new Set(draft ?? picks.map(({ key }) => key));
  const wanted = filter.trim().toLocaleLowerCase();
  const shown = picks.filter(({ name }) => name.toLocaleLowerCase().includes(wanted));

  function toggle(key: string, isOn: boolean): void {
    const next = picks.map((pick) => pick.key).filter((one) => (one === key ? isOn : names.has(one)));
    setDraft(next.length === picks.length ? null : next);
  }

  return (
    <Popover.Root
      onOpenChange={(isOpen) => {
        if (isOpen) {
          setDraft(chosen);
          setFilter('');
        } else if (draft?.join('\n') !== chosen?.join('\n')) onChange(draft);
      }}
    >
      <Popover.Trigger className={css.trigger}>
        <span className={css.label}>{label}</span>
        <span className={css.summary} dir="auto">
          {summary}
        </span>
        <ChevronDown size={14} aria-hidden className={css.arrow} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="start" className={css.positioner}>
          <Popover.Popup className={css.popup}>
            <Popover.Title className={css.title}>{label}</Popover.Title>
            {picks.length >= MANY && <SearchField label={words.filter} value={filter} onChange={setFilter} />}
            <fieldset className={css.list} aria-label={label}>
              {shown.map(({ key, name, mark }) => (
                <label key={key} className={css.pick}>
                  <input
                    type="checkbox"
                    checked={names.has(key)}
                    onChange={({ target }) => toggle(key, target.checked)}
                  />
                  {mark}
                  <span className={css.name} dir="auto">
                    {name}
                  </span>
                </label>
              ))}
              {shown.length === 0 && <p className={css.none}>{words.noMatch(filter)}</p>}
            </fieldset>
            <div className={css.foot}>
              <Button look="quiet" onClick={() => setDraft(null)}>
                {words.all}
              </Button>
              <Button look="quiet" onClick={() => setDraft([])}>
                {words.none}
              </Button>
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
