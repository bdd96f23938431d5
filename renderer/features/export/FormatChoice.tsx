import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { FormatInfo } from '../../../shared/api/exports.ts';
import { t } from '../../strings/t.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { purposeOf, shelvesOf } from './catalogue.ts';
import css from './FormatChoice.module.css';

interface FormatChoiceProps {
  readonly formats: readonly FormatInfo[];
  readonly chosen: FormatInfo | null;
  readonly onChoose: (id: string) => void;
}

/** The formats by what they are for: found by typing, gone through with the arrow keys. */
export function FormatChoice({ formats, chosen, onChoose }: FormatChoiceProps) {
  const [query, setQuery] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const shelves = shelvesOf(formats, query);
  const found = shelves.flatMap((shelf) => shelf.formats);

  const isThere = chosen !== null;
  // The format of the last export may stand far below.
  useEffect(() => {
    list.current?.querySelector('input:checked')?.closest('label')?.scrollIntoView({ block: 'nearest' });
  }, [isThere]);

  function listKey({ key }: KeyboardEvent): boolean {
    if (key === 'ArrowDown') {
      list.current?.querySelector<HTMLElement>('input:checked, input')?.focus();
      return true;
    }
    const [first] = found;
    if (key !== 'Enter' || first === undefined) return false;
    onChoose(first.id);
    return true;
  }

  return (
    <div className={css.choice}>
      <SearchField label={t('exporting.findFormat')} value={query} onChange={setQuery} onListKey={listKey} />
      {found.length === 0 && <p className={css.none}>{t('exporting.noFormat')}</p>}
      <div ref={list} className={css.list} role="radiogroup" aria-label={t('exporting.format')}>
        {shelves.map(({ shelf, formats: here }) => (
          <div key={shelf} role="group" aria-label={t(`exporting.shelves.${shelf}`)}>
            <p className={css.shelf} aria-hidden>
              {t(`exporting.shelves.${shelf}`)}
            </p>
            {here.map((format) => {
              const { text, isEnglish } = purposeOf(format);
              return (
                <label key={format.id} className={css.format}>
                  <input
                    type="radio"
                    name="format"
                    value={format.id}
                    checked={format.id === chosen?.id}
                    onChange={() => onChoose(format.id)}
                    className={css.radio}
                  />
                  <bdi className={css.name} lang="en">
                    {format.name}
                  </bdi>
                  <span className={css.purpose} {...(isEnglish && { lang: 'en' })}>
                    {text}
                  </span>
                </label>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}
