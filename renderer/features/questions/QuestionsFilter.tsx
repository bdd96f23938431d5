import { useStore } from 'zustand';
import { FLAG_KINDS } from '../../../shared/model/annotation.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { formatNumber } from '../../ui/numbers.ts';
import css from './QuestionsView.module.css';
import { openFlags, type QuestionKind } from './store.ts';

const KINDS: readonly (QuestionKind | null)[] = [null, ...FLAG_KINDS, 'missing'];

/** Which of the open questions are listed: by kind, document and layer. */
export function QuestionsFilter({ titles }: { readonly titles: ReadonlyMap<string, string> }) {
  const { questions: feature } = useWorkbench();
  const { questions, counts, filter } = useStore(feature.store);
  const documents = [...new Set(questions.map(({ annotation }) => annotation.document))];
  const layers = [...new Set(questions.map(({ annotation }) => annotation.layer))].toSorted();
  const nameOf = (kind: QuestionKind | null): string =>
    kind === null ? t('questions.all') : kind === 'missing' ? t('questions.missing') : t(`flags.kinds.${kind}`);
  const countOf = (kind: QuestionKind | null): number => (kind === null ? openFlags({ counts }) : counts[kind]);
  return (
    <>
      <div role="group" aria-label={t('questions.kind')} className={css.kinds}>
        {KINDS.map((kind) => (
          <button
            key={kind ?? 'all'}
            type="button"
            className={css.kindButton}
            aria-pressed={filter.kind === kind}
            onClick={() => feature.filter({ kind })}
          >
            {nameOf(kind)} <span className={css.kindCount}>{formatNumber(countOf(kind))}</span>
          </button>
        ))}
      </div>
      <select
        aria-label={t('questions.document')}
        className={css.select}
        value={filter.document ?? ''}
        onChange={(event) => feature.filter({ document: event.target.value === '' ? null : event.target.value })}
      >
        <option value="">{t('questions.allDocuments')}</option>
        {documents.map((id) => (
          <option key={id} value={id}>
            {titles.get(id) ?? id}
          </option>
        ))}
      </select>
      {layers.length > 1 && (
        <select
          aria-label={t('questions.layer')}
          className={css.select}
          value={filter.layer ?? ''}
          onChange={(event) => feature.filter({ layer: event.target.value === '' ? null : event.target.value })}
        >
          <option value="">{t('questions.allLayers')}</option>
          {layers.map((id) => (
            <option key={id} value={id}>
              {id}
            </option>
          ))}
        </select>
      )}
    </>
  );
}
