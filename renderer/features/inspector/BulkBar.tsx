import { useEffect } from 'react';
import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { useCommand, useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import type { Found } from './use-found.ts';
import css from './AnnotationList.module.css';

interface BulkBarProps {
  readonly words: string;
  readonly missing: string;
  readonly everywhere: boolean;
  readonly found: Found | null;
  readonly selected: ReadonlySet<string>;
  readonly onEverywhere: (everywhere: boolean) => void;
  readonly onClear: () => void;
}

/** Under the filter: the whole project or this document, and one thing for many: the selected ones, else all that is shown. */
export function BulkBar({ words, missing, everywhere, found, selected, onEverywhere, onClear }: BulkBarProps) {
  const { bulk, annotate } = useWorkbench();
  const document = useStore(annotate.store, (state) => state.id);
  const several = useCommand('annotation.several');
  const isSelected = selected.size > 0;
  const count = isSelected ? selected.size : (found?.total ?? 0);
  useEffect(() => {
    const scope = everywhere || document === null ? {} : { document };
    const target = isSelected ? { ids: [...selected] } : { words, missing, ...scope };
    bulk.offer(count === 0 ? null : { target, count, isSelected });
    return () => bulk.offer(null);
  }, [bulk, count, document, everywhere, isSelected, missing, selected, words]);

  return (
    <div className={css.bar}>
      <label className={css.everywhere}>
        <input type="checkbox" checked={everywhere} onChange={(event) => onEverywhere(event.target.checked)} />
        {t('bulk.everywhere')}
      </label>
      {isSelected && (
        <span className={css.selected}>
          {t('bulk.selected', { count })}
          <IconButton label={t('bulk.clear')} onClick={onClear}>
            <X size={14} />
          </IconButton>
        </span>
      )}
      {count > 0 && (
        <Button look="quiet" className={css.several} title={several.name} onClick={() => several.run()}>
          {t('bulk.open', { count })}
        </Button>
      )}
    </div>
  );
}
