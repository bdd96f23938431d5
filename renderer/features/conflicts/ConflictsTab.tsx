import { EmptyState } from '../../ui/EmptyState.tsx';
import { t } from '../../strings/t.ts';

/** Records that copies of the project had changed in different ways, with both sides. */
export function ConflictsTab() {
  return <EmptyState title={t('teamwork.empty')} />;
}
