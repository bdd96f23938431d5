import { t } from '../../strings/t.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';

/** The figures of the cards over time. */
export function FiguresView() {
  return <EmptyState title={t('analysis.nothing')} />;
}
