import { useCallback } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { Pane } from '../../editor/Pane.tsx';
import type { PaneHandle } from '../../editor/types.ts';
import { useWhose } from '../team/use-whose.ts';
import { useLinks } from '../relations/use-links.ts';
import { t } from '../../strings/t.ts';

/** The pane, told what is open and asked back when something is picked. */
export function Reader() {
  const { annotate, session, relations } = useWorkbench();
  const document = useStore(annotate.store, (state) => state.document);
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const activeId = useStore(annotate.store, (state) => state.activeId);
  const source = useStore(relations.store, (state) => state.mode?.source.id ?? null);
  const targetId = useStore(relations.store, (state) => state.mode?.target?.id ?? null);
  const shownId = source ?? activeId;
  const links = useLinks(shownId);
  const { isImpossible } = relations.making;
  const snap = useStore(session.store, (state) => state.session?.preferences.snap ?? 'word');
  const whose = useWhose();
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
      activeId={shownId}
      snap={snap}
      ariaLabel={record.title === '' ? t('annotate.text') : t('annotate.textOf', { title: record.title })}
      onSelectionChange={(selection) => annotate.select(selection)}
      links={links}
      targetId={targetId}
      whose={whose}
      isDimmed={source === null ? undefined : isImpossible}
      onPick={(annotations) => {
        if (source !== null) relations.making.pick(annotations);
        else annotate.activate(annotations[0]?.id ?? null);
      }}
    />
  );
}
