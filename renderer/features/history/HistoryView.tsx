import { t } from '../../strings/t.ts';
import { Page } from '../../ui/Page.tsx';

/** The page of the history. */
export function HistoryView() {
  return <Page title={t('views.history')}>{null}</Page>;
}
