import { t } from '../../strings/t.ts';
import { Page } from '../../ui/Page.tsx';

/** How far annotators agree, and where they do not. */
export function AgreementView() {
  return <Page title={t('views.agreement')}>{null}</Page>;
}
