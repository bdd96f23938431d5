import { Menu } from '@base-ui/react/menu';
import { ArrowDownUp, Check } from 'lucide-react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import css from './SortMenu.module.css';
import { isSort, SORTS } from './order.ts';
import { t } from '../../strings/t.ts';

/** The order of the documents; it is kept. */
export function SortMenu() {
  const { documents, session } = useWorkbench();
  const sort = useStore(documents.store, (state) => state.sort);
  const sorted = t('documents.sortedBy', { name: t(`documents.sorts.${sort}`) });

  function choose(value: unknown): void {
    if (!isSort(value)) return;
    documents.store.setState({ sort: value });
    session.remember('sort', value);
  }

  return (
    <Menu.Root>
      <Menu.Trigger className={css.trigger} aria-label={sorted} title={sorted}>
        <ArrowDownUp size={14} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={4} className={css.positioner}>
          <Menu.Popup className={css.popup}>
            <Menu.RadioGroup value={sort} onValueChange={choose} aria-label={t('documents.sortBy')}>
              {SORTS.map((id) => (
                <Menu.RadioItem key={id} value={id} className={css.item} closeOnClick>
                  <span className={css.tick}>
                    <Menu.RadioItemIndicator>
                      <Check size={14} />
                    </Menu.RadioItemIndicator>
                  </span>
                  {t(`documents.sorts.${id}`)}
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
