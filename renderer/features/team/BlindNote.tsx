import { useStore } from 'zustand';
import { useAnnotator, useWorkbench } from '../../app/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { t } from '../../strings/t.ts';

/** Whether others' work may be hidden from whoever is at this window. */
export function useIsBlind(): boolean {
  const { team } = useWorkbench().analysis;
  const annotator = useAnnotator()?.id ?? null;
  return useStore(team.store, ({ overview }) => {
    if (overview?.team.blind !== true) return false;
    return annotator === null || overview.team.leads?.includes(annotator) !== true;
  });
}

/** What stands where a view over everybody's work is empty in blind mode: why, and the way to who sees it. */
export function BlindNote({ title }: { readonly title: string }) {
  const { app } = useWorkbench();
  return (
    <EmptyState
      title={title}
      actions={
        <Button onClick={() => app.setState({ view: 'review', reviewTab: 'team', sheet: null })}>
          {t('team.blind.seeTeam')}
        </Button>
      }
    >
      <p>{t('team.blind.all')}</p>
    </EmptyState>
  );
}
