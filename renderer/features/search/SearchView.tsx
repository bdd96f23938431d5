import { t } from '../../strings/t.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Page.tsx';

/** View: search. */
export function SearchView() {
  return (
    <Page title={t('views.search')}>
      <EmptyState title={t('analysis.nothing')} />
    </Page>
  );
}
