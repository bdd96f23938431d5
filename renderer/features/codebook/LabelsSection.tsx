import { useStore } from 'zustand';
import type { Label } from '../../../shared/model/codebook.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { LabelMark } from '../../ui/LabelMark.tsx';
import css from './Codebook.module.css';
import { ItemList } from './ItemList.tsx';
import { formerName, freeName, hasError, movedBy, stateOf } from './items.ts';
import { LabelForm } from './LabelForm.tsx';
import { newLabel } from './new-label.ts';
import { useCodebookState, useDraftCodebook } from './use-codebook.ts';

/** The labels and the form of one of them. */
export function LabelsSection() {
  const { feature, codebook, isReadOnly } = useDraftCodebook();
  const { annotate } = useWorkbench();
  const before = useStore(annotate.store, (state) => state.codebook?.labels ?? []);
  const problems = useCodebookState((state) => state.applied?.problems ?? []);
  const edits = useCodebookState((state) => state.edits);
  const selected = useCodebookState((state) => state.selected.labels ?? null);
  if (codebook === null) return null;
  const { labels } = codebook;
  const label = labels.find(({ name }) => name === selected) ?? labels[0];

  function add(): void {
    const made = newLabel(
      labels,
      freeName(
        t('codebook.newLabel'),
        labels.map(({ name }) => name),
      ),
    );
    feature.edit({ edit: 'addLabel', label: made });
    feature.show('labels', made.name);
  }
  function move(name: string, step: 1 | -1): void {
    const order = movedBy(labels, name, step);
    if (order !== null) feature.edit({ edit: 'orderLabels', labels: [...order] });
  }
  const aboutOf = ({ definition, key }: Label): string => [key, definition].filter(Boolean).join(' · ');

  return (
    <>
      <ItemList
        label={t('codebook.labels')}
        items={labels.map((one, place) => ({
          key: one.name,
          title: one.name,
          about: aboutOf(one),
          mark: <LabelMark label={one} place={place} />,
          isRetired: one.retired === true,
          state: stateOf(
            one,
            before.find(({ name }) => name === formerName(edits, 'label', one.name)),
          ),
          hasProblem: hasError(problems, 'label', one.name),
        }))}
        current={label?.name ?? null}
        onChoose={(key) => feature.show('labels', key)}
        addLabel={t('codebook.addLabel')}
        onAdd={isReadOnly ? null : add}
        onMove={isReadOnly ? null : move}
      />
      <div className={css.form}>
        {label === undefined ? (
          <EmptyState title={t('codebook.labels')}>{t('codebook.choose')}</EmptyState>
        ) : (
          <LabelForm key={label.name} label={label} onMove={(step) => move(label.name, step)} />
        )}
      </div>
    </>
  );
}
