import { EmptyState } from '../../ui/EmptyState.tsx';
import { t } from '../../strings/t.ts';

/** A learner’s work against the gold layer. */
export function TrainingTab() {
  return <EmptyState title={t('teamwork.empty')} />;
}
