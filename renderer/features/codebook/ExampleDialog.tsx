import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { useWorkbench } from '../../app/context.tsx';
import { messageOf } from '../../app/errors.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Modal } from '../../ui/Modal.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { SearchField } from '../../ui/SearchField.tsx';
import { VirtualList, type ListHandle } from '../../ui/VirtualList.tsx';
import { searchable, titleOf } from '../documents/order.ts';
import css from './Dialogs.module.css';

interface ExampleDialogProps {
  /** The label's name in the draft. */
  readonly label: string;
  readonly onClose: () => void;
}

/** The annotations that have a label, to pick its examples from. */
export function ExampleDialog({ label, onClose }: ExampleDialogProps) {
  const { client, codebook, documents } = useWorkbench();
  const steps = useStore(codebook.store, (state) => state.applied?.steps);
  const examples = useStore(
    codebook.store,
    (state) => state.applied?.codebook.labels.find(({ name }) => name === label)?.examples ?? [],
  );
  const [all, setAll] = useState<readonly Annotation[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [filter, setFilter] = useState('');
  const list = useRef<ListHandle>(null);
  // In the project it may still have another name.
  const stored = (steps ?? []).reduceRight(
    (name, { edit }) => (edit.edit === 'renameLabel' && edit.to === name ? edit.label : name),
    label,
  );

  useEffect(() => {
    client.call('annotations.list', {}).then(
      (found) => setAll(found.filter((one) => one.label === stored)),
      (error: unknown) => setProblem(messageOf(error)),
    );
  }, [client, stored]);

  const words = searchable(filter).split(/\s+/u).filter(Boolean);
  const shown = all?.filter(({ quote }) => words.every((word) => searchable(quote).includes(word))) ?? [];
  const title = (id: string): string => {
    const document = documents.get(id);
    return document === undefined ? '' : titleOf(document);
  };

  return (
    <Modal
      title={t('codebook.pickTitle', { label })}
      description={t('codebook.pickAbout')}
      size="large"
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('codebook.close')}</Button>}
    >
      {problem !== null && <Problem>{problem}</Problem>}
      {all?.length === 0 && (
        <EmptyState title={t('codebook.pickNone', { label })}>{t('codebook.pickNoneText')}</EmptyState>
      )}
      {all !== null && all.length > 0 && (
        <div className={css.picker}>
          <div className={css.filter}>
            <SearchField
              label={t('codebook.filter', { section: t('codebook.examples') })}
              value={filter}
              onChange={setFilter}
              onListKey={(event) => list.current?.key(event) ?? false}
            />
          </div>
          <VirtualList
            ref={list}
            label={t('codebook.examples')}
            items={shown}
            keyOf={({ id }) => id}
            rowHeight={52}
            current={null}
            render={({ quote, document, layer }) => (
              <div className={css.row}>
                <span className={css.quote} dir="auto">
                  {quote}
                </span>
                <span className={css.counts} dir="auto">
                  {title(document)} · {layer}
                  {examples.some((one) => one.quote === quote) && ` · ${t('codebook.exampleKnown')}`}
                </span>
              </div>
            )}
            onChoose={(annotation) => codebook.addExample(annotation, label)}
          />
        </div>
      )}
    </Modal>
  );
}
