import { EmptyState } from '../../ui/EmptyState.tsx';
import { t } from '../../strings/t.ts';

/** What looks wrong in the annotations, each with its place. */
export function QualityTab() {
  return <EmptyState title={t('teamwork.empty')} />;
}
