import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { titleOf } from '../documents/order.ts';
import css from './TabStrip.module.css';

/** The documents at hand, above the text. One alone needs no strip. */
export function TabStrip() {
  const { annotate, documents, tabs } = useWorkbench();
  const open = useStore(tabs.store, (state) => state.open);
  const here = useStore(annotate.store, (state) => state.id);
  // Titles may change; the list is the same object until then.
  useStore(documents.store, (state) => state.documents);
  if (open.length < 2) return null;
  return (
    <nav aria-label={t('tabs.label')} className={css.strip}>
      {open.map((id) => {
        const document = documents.get(id);
        if (document === undefined) return null;
        const title = titleOf(document);
        return (
          <span key={id} className={css.tab} data-here={id === here || undefined}>
            <button
              type="button"
              className={css.name}
              aria-current={id === here ? 'page' : undefined}
              dir="auto"
              title={title}
              onClick={() => void annotate.open(id).then(() => annotate.pane?.focus())}
              onAuxClick={(event) => event.button === 1 && tabs.close(id)}
            >
              {title}
            </button>
            <button
              type="button"
              className={css.close}
              aria-label={t('tabs.closeOne', { title })}
              onClick={() => tabs.close(id)}
            >
              <X size={12} aria-hidden />
            </button>
          </span>
        );
      })}
    </nav>
  );
}
