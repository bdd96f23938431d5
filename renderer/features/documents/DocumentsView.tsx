import { Plus } from 'lucide-react';
import { useRef } from 'react';
import { useStore } from 'zustand';
import type { DocumentSummary } from '../../../shared/api/procedures.ts';
import { CommandKeys } from '../../app/CommandKeys.tsx';
import { useAnnotator, useCommand, useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { formatNumber } from '../../ui/numbers.ts';
import { Problem } from '../../ui/Problem.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { VirtualList, type ListHandle } from '../../ui/VirtualList.tsx';
import { isUnfinished, progressIn } from './order.ts';
import { DocumentRow } from './DocumentRow.tsx';
import css from './DocumentsView.module.css';
import { SortMenu } from './SortMenu.tsx';
import { Rich } from '../../strings/Rich.tsx';
import { t } from '../../strings/t.ts';

const ROW = { comfortable: 70, compact: 28 } as const;

/** The left column: the project's documents, filtered by typing, in the chosen order. */
export function DocumentsView({ onChosen }: { readonly onChosen?: () => void }) {
  const { documents, annotate, session } = useWorkbench();
  const { documents: all, filter, phase, problem, assigned, isOnlyAssigned } = useStore(documents.store);
  const openId = useStore(annotate.store, (state) => state.id);
  const density = useStore(session.store, (state) => state.session?.preferences.density ?? 'comfortable');
  const layer = useAnnotator()?.id ?? null;
  const shown = documents.arranged(layer);
  const importing = useCommand('import.open');
  const list = useRef<ListHandle>(null);
  const isWaiting = useDelayed(phase === 'loading');

  function choose(document: DocumentSummary): void {
    void annotate.open(document.id).then(() => annotate.pane?.focus());
    onChosen?.();
  }

  return (
    <section aria-label={t('documents.title')} data-region="documents" className={css.view}>
      <header className={css.head}>
        <h2 className={css.title}>{t('documents.title')}</h2>
        <span className={css.count}>
          {filter === '' && !isOnlyAssigned
            ? formatNumber(all.length)
            : t('counts.someOf', { some: shown.length, all: all.length })}
        </span>
        <SortMenu />
        <IconButton label={t('commands.import')} keys="$mod+I" onClick={() => importing.run()}>
          <Plus size={16} />
        </IconButton>
      </header>
      {all.length > 0 && (
        <div className={css.filter}>
          <SearchField
            label={t('documents.filter')}
            value={filter}
            firstFocus
            onChange={(value) => documents.store.setState({ filter: value })}
            onListKey={(event) => {
              const [only] = shown;
              if (event.key !== 'Enter' || shown.length !== 1 || only === undefined)
                return list.current?.key(event) ?? false;
              choose(only);
              return true;
            }}
          />
        </div>
      )}
      {assigned.size > 0 && (
        <button
          type="button"
          className={css.mine}
          aria-pressed={isOnlyAssigned}
          title={t('team.assignedTitle')}
          onClick={() => documents.store.setState({ isOnlyAssigned: !isOnlyAssigned })}
        >
          {t('team.assignedFilter', {
            count: all.filter((one) => assigned.has(one.id) && isUnfinished(progressIn(one, layer))).length,
          })}
        </button>
      )}
      {isWaiting && <p className={css.waiting}>{t('documents.reading')}</p>}
      {problem !== null && (
        <Problem action={<Button onClick={() => void documents.load()}>{t('annotate.tryAgain')}</Button>}>
          {problem}
        </Problem>
      )}
      {phase === 'ready' && all.length === 0 && (
        <EmptyState title={t('documents.emptyTitle')}>
          <Rich text="documents.empty" parts={{ import: <CommandKeys id="import.open" /> }} />
        </EmptyState>
      )}
      {all.length > 0 && shown.length === 0 && (
        <EmptyState
          title={t('documents.noMatchTitle')}
          actions={
            <Button onClick={() => documents.store.setState({ filter: '', isOnlyAssigned: false })}>
              {t('documents.showAll')}
            </Button>
          }
        >
          {isOnlyAssigned ? t('team.noneAssigned') : t('documents.noMatch', { filter })}
        </EmptyState>
      )}
      {shown.length > 0 && (
        <VirtualList
          ref={list}
          label={t('documents.title')}
          items={shown}
          keyOf={(document) => document.id}
          render={(document) => <DocumentRow document={document} layer={layer} />}
          rowHeight={ROW[density]}
          current={openId}
          onChoose={choose}
        />
      )}
    </section>
  );
}
