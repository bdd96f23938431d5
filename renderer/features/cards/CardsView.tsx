import { t } from '../../strings/t.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';

/** The claim cards of the project with their mentions. */
export function CardsView() {
  return <EmptyState title={t('analysis.nothing')} />;
}
