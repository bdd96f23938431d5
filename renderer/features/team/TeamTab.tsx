import { EmptyState } from '../../ui/EmptyState.tsx';
import { t } from '../../strings/t.ts';

/** Who annotates which documents, and how the team works. */
export function TeamTab() {
  return <EmptyState title={t('teamwork.empty')} />;
}
