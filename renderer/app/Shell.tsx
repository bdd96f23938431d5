import { useState } from 'react';
import { useStore } from 'zustand';
import { AnnotateView } from '../features/annotate/AnnotateView.tsx';
import { DocumentsView } from '../features/documents/DocumentsView.tsx';
import { InspectorView } from '../features/inspector/InspectorView.tsx';
import { useDropTarget } from '../features/import/use-drop-target.ts';
import { useMedia } from '../ui/use-media.ts';
import { Banners } from './Banners.tsx';
import { Columns } from './Columns.tsx';
import { useWorkbench } from './context.tsx';
import css from './Shell.module.css';
import { Sheet } from './Sheet.tsx';
import { NARROW } from './sides.ts';
import { StatusLine } from './StatusLine.tsx';
import { TopBar } from './TopBar.tsx';

/** The window with a project open: documents, text, inspector. */
export function Shell() {
  const isNarrow = useMedia(NARROW);
  const { app } = useWorkbench();
  const sheet = useStore(app, (state) => state.sheet);
  const [isOver, setOver] = useState(false);
  const drop = useDropTarget(setOver);
  const closeSheet = (): void => app.setState({ sheet: null });

  return (
    <div className={css.shell} {...drop}>
      <TopBar isNarrow={isNarrow} />
      <Banners />
      <main className={css.main}>
        {isNarrow ? (
          <>
            <AnnotateView />
            {sheet === 'documents' && (
              <Sheet title="Documents" side="left" onClose={closeSheet}>
                <DocumentsView onChosen={closeSheet} />
              </Sheet>
            )}
            {sheet === 'inspector' && (
              <Sheet title="Inspector" side="right" onClose={closeSheet}>
                <InspectorView />
              </Sheet>
            )}
          </>
        ) : (
          <Columns left={<DocumentsView />} middle={<AnnotateView />} right={<InspectorView />} />
        )}
      </main>
      <StatusLine />
      {isOver && (
        <div className={css.drop} aria-hidden>
          <p>Drop texts, folders or datasets to import them</p>
        </div>
      )}
    </div>
  );
}
