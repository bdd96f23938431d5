import { t } from '../../strings/t.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Page.tsx';

/** View: statistics. */
export function StatisticsView() {
  return (
    <Page title={t('views.statistics')}>
      <EmptyState title={t('analysis.nothing')} />
    </Page>
  );
}
