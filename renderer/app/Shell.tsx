import { useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { assertNever } from '../../shared/assert.ts';
import { AgreementView } from '../features/agreement/AgreementView.tsx';
import { CodebookView } from '../features/codebook/CodebookView.tsx';
import { DatasetView } from '../features/dataset/DatasetView.tsx';
import { DocumentsView } from '../features/documents/DocumentsView.tsx';
import { HistoryView } from '../features/history/HistoryView.tsx';
import { ReviewView } from '../features/review/ReviewView.tsx';
import { SearchView } from '../features/search/SearchView.tsx';
import { StatisticsView } from '../features/statistics/StatisticsView.tsx';
import { Tour } from '../features/help/Tour.tsx';
import { TourOffer } from '../features/help/TourOffer.tsx';
import { InspectorView } from '../features/inspector/InspectorView.tsx';
import { QuestionsView } from '../features/questions/QuestionsView.tsx';
import { useDropTarget } from '../features/import/use-drop-target.ts';
import { useMedia } from '../ui/use-media.ts';
import { Banners } from './Banners.tsx';
import { ClaimsView } from './ClaimsView.tsx';
import { Columns } from './Columns.tsx';
import { useWorkbench } from './context.tsx';
import { Middle } from './Middle.tsx';
import css from './Shell.module.css';
import { Sheet } from './Sheet.tsx';
import { NARROW } from './sides.ts';
import type { ViewName } from './store.ts';
import { StatusLine } from './StatusLine.tsx';
import { TopBar } from './TopBar.tsx';
import { t } from '../strings/t.ts';

/** The window with a project open: one of its views. */
export function Shell() {
  const isNarrow = useMedia(NARROW);
  const { app } = useWorkbench();
  const view = useStore(app, (state) => state.view);
  const isQuiet = useStore(app, (state) => state.isQuiet && state.view === 'annotate');
  const [isOver, setOver] = useState(false);
  const drop = useDropTarget(setOver);

  return (
    <div className={css.shell} {...drop}>
      {!isQuiet && <TopBar isNarrow={isNarrow} />}
      <Banners />
      {!isQuiet && <TourOffer />}
      <main className={css.main}>{viewOf(view, isNarrow)}</main>
      <StatusLine />
      <Tour />
      {isOver && (
        <div className={css.drop} aria-hidden>
          <p>{t('frame.drop')}</p>
        </div>
      )}
    </div>
  );
}

function viewOf(view: ViewName, isNarrow: boolean): ReactNode {
  switch (view) {
    case 'annotate':
      return isNarrow ? (
        <AnnotateWithSheets />
      ) : (
        <Columns left={<DocumentsView />} middle={<Middle />} right={<InspectorView />} />
      );
    case 'claims':
      return <ClaimsView />;
    case 'search':
      return <SearchView />;
    case 'statistics':
      return <StatisticsView />;
    case 'codebook':
      return <CodebookView />;
    case 'questions':
      return <QuestionsView />;
    case 'history':
      return <HistoryView />;
    case 'dataset':
      return <DatasetView />;
    case 'review':
      return <ReviewView />;
    case 'agreement':
      return <AgreementView />;
    default:
      return assertNever(view);
  }
}

/** In a narrow window documents and inspector lie over the text. */
function AnnotateWithSheets() {
  const { app } = useWorkbench();
  const sheet = useStore(app, (state) => state.sheet);
  const closeSheet = (): void => app.setState({ sheet: null });
  return (
    <>
      <Middle />
      {sheet === 'documents' && (
        <Sheet title={t('frame.documents')} side="left" onClose={closeSheet}>
          <DocumentsView onChosen={closeSheet} />
        </Sheet>
      )}
      {sheet === 'inspector' && (
        <Sheet title={t('frame.inspector')} side="right" onClose={closeSheet}>
          <InspectorView />
        </Sheet>
      )}
    </>
  );
}
