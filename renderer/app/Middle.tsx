import { Group, Panel, Separator } from 'react-resizable-panels';
import { useStore } from 'zustand';
import { AnnotateView } from '../features/annotate/AnnotateView.tsx';
import { BesideView } from '../features/beside/BesideView.tsx';
import { t } from '../strings/t.ts';
import { useMedia } from '../ui/use-media.ts';
import css from './Columns.module.css';
import { useWorkbench } from './context.tsx';
import { NARROW } from './sides.ts';

/** The document that is annotated and, where one was opened, another beside it; one below the other in a narrow window. */
export function Middle() {
  const { beside } = useWorkbench();
  const isOpen = useStore(beside.store, (state) => state.id !== null);
  const isNarrow = useMedia(NARROW);
  return (
    <Group className={css.columns} orientation={isNarrow ? 'vertical' : 'horizontal'}>
      <Panel id="main" minSize={isNarrow ? 160 : 240} className={css.middle}>
        <AnnotateView />
      </Panel>
      {isOpen && (
        <>
          <Separator className={isNarrow ? css.across : css.border} aria-label={t('relations.beside.border')} />
          <Panel id="beside" minSize={isNarrow ? 120 : 240} className={css.middle}>
            <BesideView />
          </Panel>
        </>
      )}
    </Group>
  );
}
