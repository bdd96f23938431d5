import { EmptyState } from '../../ui/EmptyState.tsx';
import { t } from '../../strings/t.ts';

/** How far the layers agree, and where they do not. */
export function ResultsTab() {
  return <EmptyState title={t('teamwork.empty')} />;
}
