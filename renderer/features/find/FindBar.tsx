import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import css from './FindBar.module.css';

/** The line above the text in which something is looked for. Enter goes on, Esc leaves with the hit marked. */
export function FindBar() {
  const { find } = useWorkbench();
  const { isOpen, query, hits, current, matchCase, wholeWords } = useStore(find.store);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (isOpen) field.current?.select();
  }, [isOpen]);
  if (!isOpen) return null;
  const has = hits.length > 0;

  return (
    <search className={css.bar} aria-label={t('find.label')}>
      <input
        ref={field}
        type="text"
        className={css.field}
        aria-label={t('find.label')}
        placeholder={t('find.label')}
        value={query}
        spellCheck={false}
        autoComplete="off"
        dir="auto"
        onChange={(event) => find.look({ query: event.target.value })}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          find.step(event.shiftKey ? -1 : 1);
        }}
      />
      <output className={css.count} data-none={(query !== '' && !has) || undefined}>
        {query === '' ? '' : has ? t('find.at', { place: current + 1, count: hits.length }) : t('find.none')}
      </output>
      <label className={css.option}>
        <input
          type="checkbox"
          checked={matchCase}
          onChange={(event) => find.look({ matchCase: event.target.checked })}
        />
        {t('find.matchCase')}
      </label>
      <label className={css.option}>
        <input
          type="checkbox"
          checked={wholeWords}
          onChange={(event) => find.look({ wholeWords: event.target.checked })}
        />
        {t('find.wholeWords')}
      </label>
      <IconButton label={t('find.previous')} keys="Shift+F3" disabled={!has} onClick={() => find.step(-1)}>
        <ChevronUp size={16} />
      </IconButton>
      <IconButton label={t('find.next')} keys="F3" disabled={!has} onClick={() => find.step(1)}>
        <ChevronDown size={16} />
      </IconButton>
      <IconButton label={t('find.close')} keys="Escape" onClick={() => find.close()}>
        <X size={16} />
      </IconButton>
    </search>
  );
}
