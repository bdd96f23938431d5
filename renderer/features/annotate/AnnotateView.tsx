import { useStore } from 'zustand';
import { useCommand, useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { RelationBar } from '../relations/RelationBar.tsx';
import css from './AnnotateView.module.css';
import { ArticleHeader } from './ArticleHeader.tsx';
import { LabelBar } from './LabelBar.tsx';
import { Reader } from './Reader.tsx';

/** The middle column: the open document, its text and the labels to tag with. */
export function AnnotateView() {
  const { annotate, documents } = useWorkbench();
  const phase = useStore(annotate.store, (state) => state.phase);
  const problem = useStore(annotate.store, (state) => state.problem);
  const id = useStore(annotate.store, (state) => state.id);
  const isEmpty = useStore(documents.store, (state) => state.phase === 'ready' && state.documents.length === 0);
  const isWaiting = useDelayed(phase === 'loading');
  const importing = useCommand('import.open');

  return (
    <div className={css.view}>
      {phase === 'ready' && <ArticleHeader />}
      <section aria-label="Text" data-region="text" className={css.text}>
        {isWaiting && <p className={css.waiting}>Opening the document…</p>}
        {phase === 'failed' && (
          <div className={css.failed}>
            <Problem action={id !== null && <Button onClick={() => void annotate.open(id)}>Try again</Button>}>
              {problem}
            </Problem>
          </div>
        )}
        {phase === 'none' && isEmpty && (
          <EmptyState
            title="Bring in your first texts"
            actions={
              <Button look="primary" onClick={() => importing.run()}>
                Import documents
              </Button>
            }
          >
            Plain text and Markdown, one file or a whole folder. The originals are kept as they are.
          </EmptyState>
        )}
        {phase === 'none' && !isEmpty && <EmptyState title="No document is open">Choose one on the left.</EmptyState>}
        {phase === 'ready' && <Reader />}
      </section>
      <LabelBar />
      {phase === 'ready' && <RelationBar />}
    </div>
  );
}
