import { useState } from 'react';
import { useStore } from 'zustand';
import { useAnnotator, useWorkbench } from '../../app/context.tsx';
import { Chooser } from '../../app/palette/Chooser.tsx';
import { fuzzyFilter } from '../../app/palette/fuzzy.ts';
import palette from '../../app/palette/Palette.module.css';
import { t } from '../../strings/t.ts';
import { progressIn, titleOf } from './order.ts';
import { StatusMark } from './StatusMark.tsx';

/** Documents that are drawn at most: more would be typed away anyway. */
const MOST = 200;

/** Opens a document by some letters of its title, outlet or file name. Those that are open come first. */
export function GoToDocument({ onClose }: { readonly onClose: () => void }) {
  const { annotate, documents, tabs, goTo } = useWorkbench();
  const layer = useAnnotator()?.id ?? null;
  const all = useStore(documents.store, (state) => state.documents);
  const open = useStore(tabs.store, (state) => state.open);
  const [query, setQuery] = useState('');
  const isOpen = (id: string): boolean => open.includes(id);
  const ordered = [...all.filter(({ id }) => isOpen(id)), ...all.filter(({ id }) => !isOpen(id))];
  const found = fuzzyFilter(ordered, query, (document) =>
    [titleOf(document), document.outlet, document.fileName].filter(Boolean).join(' '),
  );
  return (
    <Chooser
      title={t('tabs.goTo')}
      field={t('tabs.goToField')}
      query={query}
      onQuery={setQuery}
      items={found.slice(0, MOST)}
      keyOf={({ id }) => id}
      nameOf={titleOf}
      none={t('tabs.goToNone')}
      onClose={onClose}
      onChoose={({ id }) => {
        goTo('annotate');
        void annotate.open(id).then(() => annotate.pane?.focus());
      }}
      render={(document) => (
        <>
          <StatusMark progress={progressIn(document, layer)} />
          <span className={palette.name} dir="auto">
            {titleOf(document)}
          </span>
          <span className={palette.group}>{isOpen(document.id) ? t('tabs.isOpen') : document.outlet}</span>
        </>
      )}
    />
  );
}
