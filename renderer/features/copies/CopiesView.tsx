import { t } from '../../strings/t.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';

/** Passages that stand in several documents. */
export function CopiesView() {
  return <EmptyState title={t('analysis.nothing')} />;
}
