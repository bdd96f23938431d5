import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { Rich } from '../../strings/Rich.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { VirtualList, type ListHandle } from '../../ui/VirtualList.tsx';
import type { RegistryItem } from './items.ts';
import { NameDetail } from './NameDetail.tsx';
import { NewSource } from './NewSource.tsx';
import { RegistryRow } from './RegistryRow.tsx';
import { SourceDetail } from './SourceDetail.tsx';
import { NEW_SOURCE } from './store.ts';
import css from './SourcesView.module.css';

const ROW = 48;
const HEAD = 34;

/** The registry: names that mean nobody yet, sources with their use, and the details of one of them. */
export function RegistryPart() {
  const { sources: feature } = useWorkbench().analysis;
  const { overview, items, item, words, marks, entered } = useStore(feature.store);
  const list = useRef<ListHandle>(null);
  const side = useRef<HTMLDivElement>(null);
  const chosen = items.find(({ key }) => key === item);
  const isWithoutDetails = chosen === undefined && item !== NEW_SOURCE;
  const isEmpty = overview !== null && overview.sources.length + overview.open.length === 0;

  const focusList = (): void => side.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
  // Whoever did away with the line whose details had the focus goes on in the list.
  useEffect(() => {
    if (isWithoutDetails && entered > 0 && document.activeElement === document.body) focusList();
  }, [isWithoutDetails, entered]);

  /** The marked sources become the one under the cursor. */
  function merge(into: RegistryItem): boolean {
    if (into.kind !== 'source') return false;
    const others = items.flatMap((one) =>
      one.kind === 'source' && marks.has(one.key) && one.key !== into.key ? [one.usage.source.id] : [],
    );
    if (others.length === 0) return false;
    feature.merge(into.usage.source.id, others);
    feature.mark([...marks], false);
    return true;
  }

  function onItemKey(event: KeyboardEvent, one: RegistryItem): boolean {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return false;
    if (event.key === 'm') return merge(one);
    if (event.key === 'Delete' && one.kind === 'source') feature.remove(one.usage.source.id);
    // The line stays until it is known that it is gone: it may be in use.
    return false;
  }

  function leaveDetail(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    focusList();
  }

  if (isEmpty && item !== NEW_SOURCE) {
    return (
      <EmptyState
        title={t('sources.emptyTitle')}
        actions={<Button onClick={() => feature.choose(NEW_SOURCE)}>{t('sources.new')}</Button>}
      >
        {t('sources.empty')}
      </EmptyState>
    );
  }
  return (
    <div className={css.split}>
      <div ref={side} className={css.side}>
        <div className={css.tools}>
          <SearchField
            label={t('sources.filter')}
            value={words}
            onChange={(text) => feature.search(text)}
            onListKey={(event) => list.current?.key(event) ?? false}
          />
          <Button onClick={() => feature.choose(NEW_SOURCE)}>{t('sources.new')}</Button>
        </div>
        {items.length === 0 && words !== '' && <p className={css.waiting}>{t('sources.noMatch')}</p>}
        <VirtualList
          ref={list}
          label={t('sources.list')}
          items={items}
          keyOf={({ key }) => key}
          render={(one) => <RegistryRow item={one} isMarked={marks.has(one.key)} />}
          rowHeight={ROW}
          headOf={({ isFirst }) => (isFirst ? HEAD : 0)}
          current={item}
          marks={{ has: (key) => marks.has(key), set: (keys, isMarked) => feature.mark(keys, isMarked) }}
          onChoose={({ key }) => feature.choose(key)}
          onItemKey={onItemKey}
          firstFocus
        />
        <p className={css.foot}>
          <Rich
            text="sources.keys"
            parts={{
              enter: <Keys binding="Enter" />,
              mark: <Keys binding="Space" />,
              merge: <Keys binding="M" />,
              remove: <Keys binding="Delete" />,
            }}
          />
        </p>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Esc leads back from whatever is in it */}
      <section aria-label={t('sources.details')} className={css.detail} onKeyDown={leaveDetail}>
        {item === NEW_SOURCE ? (
          <NewSource entered={entered} />
        ) : chosen === undefined ? (
          <p className={css.hint}>{t('sources.chooseOne')}</p>
        ) : chosen.kind === 'name' ? (
          <NameDetail key={chosen.key} name={chosen.name} entered={entered} />
        ) : (
          <SourceDetail key={chosen.key} usage={chosen.usage} entered={entered} />
        )}
      </section>
    </div>
  );
}
