import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { classes } from '../../ui/classes.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { readable } from '../annotate/edits.ts';
import { filterChoices, NO_FILTER, type CardFilter } from './arrange.ts';
import css from './CardsTools.module.css';

/** What is typed goes on with the list. */
const toTree = (): void => document.querySelector<HTMLElement>('[data-cards-tree]')?.focus();

type Choice = 'document' | 'outlet' | 'speaker' | 'certainty' | 'verdict';

/** Which cards are shown. */
export function CardsTools() {
  const { cards } = useWorkbench().analysis;
  const filter = useStore(cards.store, ({ arrangement }) => arrangement.filter);
  const all = useStore(cards.store, (state) => state.overview?.cards);
  const choices = useMemo(() => filterChoices(all ?? []), [all]);
  const isNarrow = useMedia('(width < 45rem)');
  const [isUnfolded, setUnfolded] = useState(false);
  const isFolded = isNarrow && !isUnfolded;
  const isFiltered = Object.entries(NO_FILTER).some(([name, value]) => filter[name as keyof CardFilter] !== value);
  const named = (names: readonly string[]) => names.map((name) => ({ value: name, text: name }));
  const answers = (names: readonly string[]) => names.map((name) => ({ value: name, text: readable(name) }));
  const selects: readonly { name: Choice; options: readonly { value: string; text: string }[] }[] = [
    { name: 'document', options: choices.documents.map(({ id, title }) => ({ value: id, text: title })) },
    { name: 'outlet', options: named(choices.outlets) },
    { name: 'speaker', options: named(choices.speakers) },
    { name: 'certainty', options: answers(choices.certainties) },
    { name: 'verdict', options: answers(choices.verdicts) },
  ];
  return (
    <div className={css.tools} role="search" aria-label={t('cards.filter')} data-cards-filter>
      <span className={css.search}>
        <SearchField
          label={t('cards.find')}
          value={filter.text}
          onChange={(text) => cards.filter({ text })}
          onListKey={({ key }) => {
            // Esc empties the field first, by itself.
            if (key !== 'ArrowDown' && key !== 'Enter' && key !== 'Escape') return false;
            toTree();
            return true;
          }}
        />
      </span>
      {isNarrow && (
        <button
          type="button"
          className={css.toggle}
          aria-expanded={isUnfolded}
          onClick={() => setUnfolded(!isUnfolded)}
        >
          {t('cards.filters')}
        </button>
      )}
      {selects.map(({ name, options }) =>
        // What no mention has is not asked for; what was chosen stays.
        (isFolded || options.length === 0) && filter[name] === null ? null : (
          <select
            key={name}
            aria-label={t(`cards.by.${name}`)}
            className={classes(css.select, filter[name] !== null && css.chosen)}
            value={filter[name] ?? ''}
            onChange={({ target }) => cards.filter({ [name]: target.value === '' ? null : target.value })}
          >
            <option value="">{t(`cards.all.${name}`)}</option>
            {options.map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        ),
      )}
      {(['differs', 'alone'] as const).map((name) =>
        isFolded && !filter[name] ? null : (
          <button
            key={name}
            type="button"
            className={css.toggle}
            aria-pressed={filter[name]}
            onClick={() => cards.filter({ [name]: !filter[name] })}
          >
            {t(`cards.only.${name}`)}
          </button>
        ),
      )}
      {isFiltered && (
        <Button look="quiet" onClick={() => cards.filter(NO_FILTER)}>
          {t('cards.showAll')}
        </Button>
      )}
    </div>
  );
}
