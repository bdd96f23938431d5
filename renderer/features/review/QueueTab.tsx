import { EmptyState } from '../../ui/EmptyState.tsx';
import { t } from '../../strings/t.ts';

/** What the layers say differently, most severe first, to be decided for the gold layer. */
export function QueueTab() {
  return <EmptyState title={t('teamwork.empty')} />;
}
