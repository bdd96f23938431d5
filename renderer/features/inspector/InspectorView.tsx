import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { AnnotationDetail } from './AnnotationDetail.tsx';
import { AnnotationList } from './AnnotationList.tsx';
import css from './InspectorView.module.css';
import { useAnnotation } from './use-annotations.ts';
import { GuidelinesPanel } from '../guidelines/GuidelinesPanel.tsx';
import { t } from '../../strings/t.ts';

/** The right column: the active annotation, or the list of all where none is. */
export function InspectorView() {
  const { annotate } = useWorkbench();
  const activeId = useStore(annotate.store, (state) => state.activeId);
  const active = useAnnotation(activeId);
  return (
    <section aria-label={t('inspector.title')} data-region="inspector" className={css.view}>
      {active === undefined ? <AnnotationList /> : <AnnotationDetail key={active.id} annotation={active} />}
      <GuidelinesPanel />
    </section>
  );
}
