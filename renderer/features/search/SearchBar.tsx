import { Search } from 'lucide-react';
import { useEffect, useId, useRef } from 'react';
import { useStore } from 'zustand';
import { AREAS } from '../../../shared/search/query.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { areasIn } from './edit-query.ts';
import { NarrowDown } from './NarrowDown.tsx';
import { PROBLEM_ID } from './QueryProblem.tsx';
import css from './SearchBar.module.css';
import { SearchHelp } from './SearchHelp.tsx';

/** The query with what was asked before, where to look, and what narrows it down. `onDown`: the way to the hits. */
export function SearchBar({ onDown }: { readonly onDown: () => boolean }) {
  const { search } = useWorkbench().analysis;
  const { query, areas, history, problem } = useStore(search.store);
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const named = areasIn(query);
  const shown = named ?? areas;

  // After the page, which gives the focus to its heading. Who comes back from a hit goes on in the list.
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const { visited, hits } = search.store.getState();
      if (visited === null || hits.length === 0 || !onDown()) field.current?.focus();
    });
    return () => cancelAnimationFrame(frame);
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the page is there
  }, []);

  function run(): void {
    search.search();
    const { place } = search.store.getState().problem ?? { place: null };
    if (search.store.getState().phase === 'failed' && place !== null) {
      field.current?.focus();
      field.current?.setSelectionRange(place.start, place.end);
    }
  }

  return (
    <form
      role="search"
      className={css.bar}
      onSubmit={(event) => {
        event.preventDefault();
        run();
      }}
    >
      <div className={css.line}>
        <div className={css.field}>
          <Search size={16} aria-hidden className={css.icon} />
          <input
            ref={field}
            type="search"
            data-query
            aria-label={t('search.field')}
            aria-invalid={problem?.place === undefined || problem.place === null ? undefined : true}
            aria-describedby={problem === null ? undefined : PROBLEM_ID}
            placeholder={t('search.placeholder')}
            value={query}
            spellCheck={false}
            autoComplete="off"
            list={`${id}-history`}
            dir="auto"
            className={css.input}
            onChange={({ target }) => search.type(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && query !== '') {
                event.preventDefault();
                event.stopPropagation();
                search.type('');
              } else if (event.key === 'ArrowDown' && !event.altKey && query !== '' && onDown()) event.preventDefault();
            }}
          />
          <datalist id={`${id}-history`}>
            {history.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </datalist>
        </div>
        <Button type="submit" look="primary">
          {t('search.go')}
        </Button>
        <SearchHelp />
      </div>
      <div className={css.line}>
        <fieldset className={css.areas}>
          <legend>{t('search.where')}</legend>
          {AREAS.map((area) => (
            <label key={area} className={css.area}>
              <input
                type="checkbox"
                checked={shown.includes(area)}
                // The query says it itself.
                disabled={named !== null}
                onChange={({ target }) => {
                  const chosen = AREAS.filter((one) => (one === area ? target.checked : areas.includes(one)));
                  // Nowhere is no place to look: the last one stays.
                  if (chosen.length === 0) return;
                  search.look(chosen);
                  if (search.store.getState().asked !== null) run();
                }}
              />
              {t(`search.areas.${area}`)}
            </label>
          ))}
        </fieldset>
        <NarrowDown onChange={run} />
      </div>
    </form>
  );
}
