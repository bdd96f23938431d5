import { t } from '../../strings/t.ts';
import { Page } from '../../ui/Page.tsx';
import { MissingList } from './MissingList.tsx';

/** The page of the questions. */
export function QuestionsView() {
  return (
    <Page title={t('views.questions')}>
      <MissingList />
    </Page>
  );
}
