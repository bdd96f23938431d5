import { Search, X } from 'lucide-react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { readable } from '../annotate/edits.ts';
import { EndName } from './EndName.tsx';
import css from './RelationBar.module.css';

/** What is being related to what, and how: shown while a relation is being made. */
export function RelationBar() {
  const { relations, openDialog, annotate } = useWorkbench();
  const mode = useStore(relations.store, (state) => state.mode);
  const open = useStore(annotate.store, (state) => state.id);
  const { making } = relations;
  if (mode === null) return null;
  const { source, target, links } = mode;
  const isOne = links.length === 1;

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- only keeps the focus where it is
    <section
      aria-label={t('relations.mode.region')}
      className={css.bar}
      // The caret in the text must survive the click.
      onMouseDown={(event) => event.preventDefault()}
    >
      <div className={css.ends}>
        <span className={css.word}>{t('relations.mode.relate')}</span>
        <EndName end={source} />
        <span className={css.word}>{t('relations.mode.to')}</span>
        {target === null ? (
          <span className={css.nothing}>{t('relations.mode.nothing')}</span>
        ) : (
          <span className={css.target}>
            <EndName end={target} />
            {target.document !== open && (
              <span className={css.title}>{t('relations.inDocument', { title: target.title })}</span>
            )}
          </span>
        )}
        <IconButton label={t('relations.mode.cancel')} keys="Escape" onClick={() => making.cancel()}>
          <X size={16} />
        </IconButton>
      </div>
      <div className={css.ways}>
        {links.length > 0 && (
          <div role="group" aria-label={t('relations.mode.ways')} className={css.choices}>
            {links.map((link, place) => (
              <button
                key={`${link.type.name} ${link.to}`}
                type="button"
                className={css.way}
                title={link.type.definition || undefined}
                onClick={() => making.choose(place)}
              >
                {readable(making.nameOf(link, mode))}
                {place < 9 && <Keys binding={isOne ? 'Enter' : String(place + 1)} />}
              </button>
            ))}
          </div>
        )}
        <span className={css.hints}>
          <Keys binding="Tab" /> {t('relations.mode.keyTab')}, {t('relations.mode.click')}
        </span>
        <Button look="quiet" className={css.search} onClick={() => openDialog('relationEnd')}>
          <Search size={14} aria-hidden />
          {t('relations.mode.search')}
          <Keys binding="/" />
        </Button>
      </div>
    </section>
  );
}
