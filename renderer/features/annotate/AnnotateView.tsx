import { useStore } from 'zustand';
import { useCommand, useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { useDelayed } from '../../ui/use-delayed.ts';
import { RelationBar } from '../relations/RelationBar.tsx';
import { FindBar } from '../find/FindBar.tsx';
import { TabStrip } from '../tabs/TabStrip.tsx';
import css from './AnnotateView.module.css';
import { ArticleHeader } from './ArticleHeader.tsx';
import { LabelBar } from './LabelBar.tsx';
import { Reader } from './Reader.tsx';
import { t } from '../../strings/t.ts';

/** The middle column: the open document, its text and the labels to tag with. */
export function AnnotateView() {
  const { app, annotate, documents } = useWorkbench();
  const isQuiet = useStore(app, (state) => state.isQuiet);
  const phase = useStore(annotate.store, (state) => state.phase);
  const problem = useStore(annotate.store, (state) => state.problem);
  const id = useStore(annotate.store, (state) => state.id);
  const isEmpty = useStore(documents.store, (state) => state.phase === 'ready' && state.documents.length === 0);
  const isWaiting = useDelayed(phase === 'loading');
  const importing = useCommand('import.open');

  return (
    <div className={css.view}>
      {!isQuiet && <TabStrip />}
      {!isQuiet && phase === 'ready' && <ArticleHeader />}
      {phase === 'ready' && <FindBar />}
      <section aria-label={t('annotate.text')} data-region="text" className={css.text}>
        {isWaiting && <p className={css.waiting}>{t('annotate.opening')}</p>}
        {phase === 'failed' && (
          <div className={css.failed}>
            <Problem
              action={id !== null && <Button onClick={() => void annotate.open(id)}>{t('annotate.tryAgain')}</Button>}
            >
              {problem}
            </Problem>
          </div>
        )}
        {phase === 'none' && isEmpty && (
          <EmptyState
            title={t('annotate.firstTitle')}
            actions={
              <Button look="primary" onClick={() => importing.run()}>
                {t('commands.import')}
              </Button>
            }
          >
            {t('annotate.first')}
          </EmptyState>
        )}
        {phase === 'none' && !isEmpty && <EmptyState title={t('annotate.noneTitle')}>{t('annotate.none')}</EmptyState>}
        {phase === 'ready' && <Reader />}
      </section>
      <LabelBar />
      {phase === 'ready' && <RelationBar />}
    </div>
  );
}
