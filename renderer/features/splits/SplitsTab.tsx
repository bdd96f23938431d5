import { EmptyState } from '../../ui/EmptyState.tsx';
import { t } from '../../strings/t.ts';

/** Training, validation and test sets that leak nothing. */
export function SplitsTab() {
  return <EmptyState title={t('teamwork.empty')} />;
}
