import { t } from '../../strings/t.ts';
import { Page } from '../../ui/Page.tsx';

/** What is needed before a dataset is handed on: its card, quality checks, splits. */
export function DatasetView() {
  return <Page title={t('views.dataset')}>{null}</Page>;
}
