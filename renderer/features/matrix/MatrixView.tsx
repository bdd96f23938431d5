import { t } from '../../strings/t.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';

/** Cards against sources, with the figures that each gives. */
export function MatrixView() {
  return <EmptyState title={t('analysis.nothing')} />;
}
