import { t } from '../../strings/t.ts';
import { Page } from '../../ui/Page.tsx';

/** The page of the codebook. */
export function CodebookView() {
  return <Page title={t('views.codebook')}>{null}</Page>;
}
