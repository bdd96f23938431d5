import { useCallback } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { Pane } from '../../editor/Pane.tsx';
import type { PaneHandle } from '../../editor/types.ts';
import { t } from '../../strings/t.ts';

/** The pane, told what is open and asked back when something is picked. */
export function Reader() {
  const { annotate, session } = useWorkbench();
  const document = useStore(annotate.store, (state) => state.document);
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const activeId = useStore(annotate.store, (state) => state.activeId);
  const snap = useStore(session.store, (state) => state.session?.preferences.snap ?? 'word');
  const attach = useCallback((pane: PaneHandle | null) => annotate.attachPane(pane), [annotate]);
  if (document === null || codebook === null) return null;
  const { record, text } = document;
  const language = record.metadata['language'];

  return (
    <Pane
      key={record.id}
      ref={attach}
      documentId={record.id}
      text={text}
      blocks={record.blocks}
      marks={record.marks}
      language={typeof language === 'string' ? language : undefined}
      index={annotate.index}
      labels={codebook.labels}
      activeId={activeId}
      snap={snap}
      ariaLabel={record.title === '' ? t('annotate.text') : t('annotate.textOf', { title: record.title })}
      onSelectionChange={(selection) => annotate.select(selection)}
      onPick={(annotations) => annotate.activate(annotations[0]?.id ?? null)}
    />
  );
}
