import { t } from '../../strings/t.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';

/** Who says what, and on whose word. */
export function SourcesView() {
  return <EmptyState title={t('analysis.nothing')} />;
}
