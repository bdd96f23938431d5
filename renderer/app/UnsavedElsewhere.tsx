import { Save } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { unsavedElsewhere } from '../features/annotate/save-state.ts';
import { Button } from '../ui/Button.tsx';
import { Banner } from './Banner.tsx';
import { useWorkbench } from './context.tsx';
import { t } from '../strings/t.ts';

/** Changes that are kept in this window for projects which are not open: they go nowhere else, and are not forgotten. */
export function UnsavedElsewhere() {
  const { session, annotate, report } = useWorkbench();
  const writes = useStore(annotate.store, (state) => state.writes);
  const left = useMemo(() => unsavedElsewhere(writes), [writes]);
  const isOpening = useStore(session.store, (state) => state.opening);
  return left.map(({ project, changes }) => (
    <Banner
      key={`${project.id} ${project.path}`}
      icon={<Save size={14} />}
      actions={
        <>
          <Button disabled={isOpening} onClick={() => void session.open(project.path).catch(report)}>
            {t('frame.banner.open')}
          </Button>
          <Button look="quiet" onClick={() => annotate.discardElsewhere(project)}>
            {t('frame.status.discard')}
          </Button>
        </>
      }
    >
      {t('frame.banner.elsewhere', { count: changes, project: project.name })}
    </Banner>
  ));
}
