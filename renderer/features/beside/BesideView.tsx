import { ArrowLeftRight, X } from 'lucide-react';
import { useCallback } from 'react';
import { useStore } from 'zustand';
import { useCommand, useWorkbench } from '../../app/context.tsx';
import { Pane } from '../../editor/Pane.tsx';
import type { PaneHandle } from '../../editor/types.ts';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { useWhose } from '../team/use-whose.ts';
import css from './BesideView.module.css';

const ignore = (): void => undefined;

/** The second document: to be read, to be compared, and to choose the other end of a relation in. */
export function BesideView() {
  const { beside, documents } = useWorkbench();
  const id = useStore(beside.store, (state) => state.id);
  const phase = useStore(beside.store, (state) => state.phase);
  const problem = useStore(beside.store, (state) => state.problem);
  const title = useStore(documents.store, (state) => state.documents.find((one) => one.id === id)?.title ?? '');
  const swap = useCommand('beside.swap');
  const close = useCommand('beside.close');
  if (id === null) return null;

  return (
    <section aria-label={t('relations.beside.region')} className={css.view}>
      <header className={css.head}>
        <h2 className={css.title} dir="auto" title={title}>
          {title}
        </h2>
        <IconButton label={swap.name} onClick={() => swap.run()}>
          <ArrowLeftRight size={16} />
        </IconButton>
        <IconButton label={close.name} onClick={() => close.run()}>
          <X size={16} />
        </IconButton>
      </header>
      <div data-region="beside" className={css.text}>
        {phase === 'failed' && (
          <Problem action={<Button onClick={() => void beside.show(id)}>{t('relations.again')}</Button>}>
            {problem}
          </Problem>
        )}
        {phase === 'ready' && <BesideReader />}
      </div>
    </section>
  );
}

function BesideReader() {
  const { annotate, beside, relations, session } = useWorkbench();
  const document = useStore(beside.store, (state) => state.document);
  const activeId = useStore(beside.store, (state) => state.activeId);
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const source = useStore(relations.store, (state) => state.mode?.source.id ?? null);
  const targetId = useStore(relations.store, (state) => state.mode?.target?.id ?? null);
  const snap = useStore(session.store, (state) => state.session?.preferences.snap ?? 'word');
  const whose = useWhose();
  const attach = useCallback((pane: PaneHandle | null) => beside.attachPane(pane), [beside]);
  const { isImpossible } = relations.making;
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
      index={beside.index}
      labels={codebook.labels}
      activeId={activeId}
      snap={snap}
      whose={whose}
      ariaLabel={t('relations.beside.text', { title: record.title })}
      onSelectionChange={ignore}
      targetId={targetId}
      isDimmed={source === null ? undefined : isImpossible}
      onPick={(annotations) => {
        if (source !== null) relations.making.pick(annotations);
        else beside.activate(annotations[0]?.id ?? null);
      }}
    />
  );
}
