import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { AboutDocument } from '../about/AboutDocument.tsx';
import { AnnotationDetail } from './AnnotationDetail.tsx';
import { AnnotationList } from './AnnotationList.tsx';
import css from './InspectorView.module.css';
import { useAnnotation } from './use-annotations.ts';
import { GuidelinesPanel } from '../guidelines/GuidelinesPanel.tsx';
import { t } from '../../strings/t.ts';

/** The right column: the active annotation; where none is, what is said of the document, or the list of all. */
export function InspectorView() {
  const { about, annotate, session } = useWorkbench();
  const project = useStore(session.store, (state) => state.session?.project?.id);
  const isAbout = useStore(about.store, (state) => state.isOpen);
  const document = useStore(annotate.store, (state) => state.document?.record.id);
  const activeId = useStore(annotate.store, (state) => state.activeId);
  const active = useAnnotation(activeId);
  return (
    <section aria-label={t('inspector.title')} data-region="inspector" className={css.view}>
      {active !== undefined && <AnnotationDetail key={active.id} annotation={active} />}
      {active === undefined && isAbout && document !== undefined && <AboutDocument key={document} />}
      {active === undefined && !(isAbout && document !== undefined) && (
        // Another project: what was filtered, found and marked in the last one is gone.
        <AnnotationList key={project} />
      )}
      <GuidelinesPanel />
    </section>
  );
}
