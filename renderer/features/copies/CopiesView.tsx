import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { CopyGroup } from '../../../shared/api/copies.ts';
import { focusRegion } from '../../app/commands/regions.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { Progress } from '../../ui/Progress.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { VirtualList, type ListHandle } from '../../ui/VirtualList.tsx';
import { searchable } from '../documents/order.ts';
import css from './CopiesView.module.css';
import { PassagePair } from './PassagePair.tsx';
import { similarityOf } from './similarity.ts';

const ROW = 96;

/** Passages that stand in several documents: which they are, the two texts side by side, and what can be taken over from one to the other. */
export function CopiesView() {
  const { copies } = useWorkbench().analysis;
  const { phase, problem, fraction, found, current } = useStore(copies.store);
  const [filter, setFilter] = useState('');
  const list = useRef<ListHandle>(null);
  const detail = useRef<HTMLDivElement>(null);
  const isSearching = phase === 'searching' || phase === 'none';
  const shown = useMemo(() => {
    const words = searchable(filter).split(/\s+/).filter(Boolean);
    const textOf = ({ excerpt, members }: CopyGroup): string =>
      [excerpt, ...members.flatMap(({ document }) => Object.values(found.documents[document] ?? {}))].join(' ');
    return words.length === 0
      ? found.groups
      : found.groups.filter((group) => {
          const text = searchable(textOf(group));
          return words.every((word) => text.includes(word));
        });
  }, [found, filter]);
  useEffect(() => {
    copies.enter();
    return () => copies.leave();
  }, [copies]);
  const isFull = phase === 'ready' && found.groups.length > 0;
  useEffect(() => {
    // The heading has the focus at first; what a key is for is the list. Whoever went through the tabs stays there.
    if (isFull && document.activeElement?.matches('h1')) focusRegion('page');
  }, [isFull]);

  /** Into the comparison, where the keys for it are. */
  function enter(group: CopyGroup): void {
    if (group.id === current) {
      const { current: frame } = detail;
      (frame?.querySelector<HTMLElement>('[role="listbox"]') ?? frame?.querySelector('select'))?.focus();
    } else copies.choose(group.id);
  }

  function row({ excerpt, words, members, similarity }: CopyGroup) {
    const outlets = [
      ...new Set(members.map(({ document }) => found.documents[document]?.outlet ?? found.documents[document]?.title)),
    ];
    return (
      <div className={css.row}>
        <span className={css.excerpt} dir="auto">
          {excerpt.replaceAll(/\s+/g, ' ')}
        </span>
        <span className={css.outlets} dir="auto">
          {outlets.join(' · ')}
        </span>
        <span className={css.facts}>
          {[
            t('copies.inDocuments', { count: new Set(members.map(({ document }) => document)).size }),
            t('copies.words', { count: words }),
            similarityOf(similarity),
          ].join(' · ')}
        </span>
      </div>
    );
  }

  return (
    <div className={css.view}>
      {isSearching && (
        <div className={css.wait}>
          <Progress label={t('copies.searching')} fraction={fraction} />
          <Button onClick={() => copies.stop()}>{t('copies.stop')}</Button>
        </div>
      )}
      {(phase === 'failed' || phase === 'stopped') && (
        <Problem action={<Button onClick={() => void copies.search()}>{t('copies.again')}</Button>}>
          {phase === 'failed' ? t('copies.failed', { why: problem ?? '' }) : t('copies.stopped')}
        </Problem>
      )}
      {phase === 'ready' && found.groups.length === 0 && (
        <EmptyState title={t('copies.noneTitle')}>{t('copies.none')}</EmptyState>
      )}
      {found.groups.length > 0 && (
        <div className={css.columns}>
          <div className={css.list}>
            <div className={css.tools}>
              <SearchField
                label={t('copies.filter')}
                value={filter}
                onChange={setFilter}
                onListKey={(event) => list.current?.key(event) ?? false}
              />
            </div>
            {shown.length === 0 && <EmptyState title={t('copies.noMatch', { filter })} />}
            <VirtualList
              ref={list}
              label={t('copies.list')}
              items={shown}
              keyOf={({ id }) => id}
              render={row}
              rowHeight={ROW}
              current={current}
              firstFocus
              onChoose={enter}
            />
          </div>
          {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Esc in any of its fields goes one step back */}
          <div
            ref={detail}
            className={css.detail}
            data-own-keys="Escape"
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || event.defaultPrevented) return;
              event.stopPropagation();
              event.currentTarget.parentElement?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
            }}
          >
            <PassagePair />
          </div>
        </div>
      )}
    </div>
  );
}
