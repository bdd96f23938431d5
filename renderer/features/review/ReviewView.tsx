import { t } from '../../strings/t.ts';
import { Page } from '../../ui/Page.tsx';

/** Decides between annotators: what becomes gold. */
export function ReviewView() {
  return <Page title={t('views.review')}>{null}</Page>;
}
