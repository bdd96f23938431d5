import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { RelationEnd } from '../../../shared/api/relations.ts';
import { useWorkbench } from '../../app/context.tsx';
import { messageOf } from '../../app/errors.ts';
import palette from '../../app/palette/Palette.module.css';
import { t } from '../../strings/t.ts';
import { focusNow } from '../../ui/focus-now.ts';
import css from './EndDialog.module.css';
import { EndName } from './EndName.tsx';

/** Pauses in ms: of the pen before it is searched, and of the highlight before its document is shown. */
const SEARCH_MS = 60;
const SHOW_MS = 160;

/** The search for the other end of a relation in all documents. What is highlighted is shown beside. */
export function EndDialog({ onClose }: { readonly onClose: () => void }) {
  const { annotate, beside, relations } = useWorkbench();
  const here = useStore(annotate.store, (state) => state.id);
  const input = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<readonly RelationEnd[]>([]);
  const [more, setMore] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [isSearched, setSearched] = useState(false);
  const showing = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    let isLatest = true;
    const timer = setTimeout(
      () => {
        relations.making.search(query).then(
          ({ hits, more: isMore }) => {
            if (!isLatest) return;
            setFound(hits);
            setMore(isMore);
            setProblem(null);
            setSearched(true);
          },
          (error: unknown) => isLatest && setProblem(messageOf(error)),
        );
      },
      query === '' ? 0 : SEARCH_MS,
    );
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [query, relations]);
  useEffect(() => () => clearTimeout(showing.current), []);

  function show(end: RelationEnd | undefined): void {
    clearTimeout(showing.current);
    if (end === undefined || end.document === here) return;
    showing.current = setTimeout(() => void beside.show(end.document, end.id, true), SHOW_MS);
  }

  function take(end: RelationEnd): void {
    clearTimeout(showing.current);
    if (end.document !== here) void beside.show(end.document, end.id, true);
    onClose();
    // After the dialog has given the focus back.
    requestAnimationFrame(() => {
      annotate.pane?.focus();
      relations.making.take(end);
    });
  }

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={css.backdrop} />
        <Dialog.Viewport className={palette.viewport}>
          <Dialog.Popup
            className={palette.popup}
            aria-label={t('relations.search.title')}
            initialFocus={focusNow(() => input.current)}
          >
            <Autocomplete.Root
              open
              inline
              items={found}
              filter={null}
              value={query}
              onValueChange={setQuery}
              onItemHighlighted={(end: RelationEnd | undefined) => show(end)}
              itemToStringValue={(end: RelationEnd) => end.quote}
              autoHighlight="always"
              keepHighlight
            >
              <div className={palette.search}>
                <Search size={16} aria-hidden className={palette.icon} />
                <Autocomplete.Input
                  ref={input}
                  className={palette.input}
                  aria-label={t('relations.search.field')}
                  placeholder={t('relations.search.field')}
                />
              </div>
              {problem !== null && <p className={palette.empty}>{t('relations.search.failed', { why: problem })}</p>}
              <Autocomplete.Empty>
                {isSearched && problem === null && <p className={palette.empty}>{t('relations.search.none')}</p>}
              </Autocomplete.Empty>
              <Autocomplete.List className={palette.list}>
                {(end: RelationEnd) => (
                  <Autocomplete.Item key={end.id} value={end} className={palette.item} onClick={() => take(end)}>
                    <EndName end={end} />
                    <span className={css.title} dir="auto">
                      {end.title}
                    </span>
                  </Autocomplete.Item>
                )}
              </Autocomplete.List>
              {more && <p className={css.more}>{t('relations.search.more')}</p>}
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
