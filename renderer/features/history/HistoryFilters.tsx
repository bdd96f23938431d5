import type { KeyboardEvent } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import css from './HistoryFilters.module.css';
import type { HistoryFilter } from './store.ts';

const KINDS = [
  'deleted',
  'annotation',
  'relation',
  'claim',
  'source',
  'documentLabels',
  'status',
  'document',
  'codebook',
] as const;

/** What narrows the history: words, annotator, document, kind of record or what was deleted. */
export function HistoryFilters({ onListKey }: { readonly onListKey: (event: KeyboardEvent) => boolean }) {
  const { history, documents } = useWorkbench();
  const { filter, actors } = useStore(history.store);
  const titles = useStore(documents.store, (state) => state.documents);
  const put = (part: HistoryFilter): void => history.setFilter({ ...filter, ...part });
  return (
    <>
      <SearchField
        label={t('history.words')}
        value={filter.words ?? ''}
        onListKey={onListKey}
        onChange={(words) => put({ words: words === '' ? undefined : words })}
      />
      <select
        aria-label={t('history.by')}
        className={css.choice}
        value={filter.actor ?? ''}
        onChange={({ target }) => put({ actor: target.value || undefined })}
      >
        <option value="">{t('history.everybody')}</option>
        {actors.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <select
        aria-label={t('history.in')}
        className={css.choice}
        value={filter.document ?? ''}
        onChange={({ target }) => put({ document: target.value || undefined })}
      >
        <option value="">{t('history.everywhere')}</option>
        {titles.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </select>
      <select
        aria-label={t('history.kind')}
        className={css.choice}
        value={filter.kind ?? ''}
        onChange={({ target }) => put({ kind: KINDS.find((kind) => kind === target.value) })}
      >
        <option value="">{t('history.everything')}</option>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {kind === 'deleted' ? t('history.deleted') : t(`history.kinds.${kind}`)}
          </option>
        ))}
      </select>
    </>
  );
}
