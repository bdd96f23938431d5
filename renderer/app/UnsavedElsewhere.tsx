import { Save } from 'lucide-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { unsavedElsewhere } from '../features/annotate/save-state.ts';
import { Button } from '../ui/Button.tsx';
import { count } from '../ui/numbers.ts';
import { Banner } from './Banner.tsx';
import { useWorkbench } from './context.tsx';

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
            Open it
          </Button>
          <Button look="quiet" onClick={() => annotate.discardElsewhere(project)}>
            Discard
          </Button>
        </>
      }
    >
      {`${count(changes, 'change')} to “${project.name}” ${changes === 1 ? 'is' : 'are'} not saved: open it again to save ${changes === 1 ? 'it' : 'them'}.`}
    </Banner>
  ));
}
