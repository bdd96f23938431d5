import { useState } from 'react';
import { t } from '../../strings/t.ts';
import { Page } from '../../ui/Page.tsx';
import { TabList } from '../../ui/TabList.tsx';
import { ResultsTab } from './ResultsTab.tsx';
import { TrainingTab } from '../training/TrainingTab.tsx';

type Tab = 'results' | 'training';

/** How far layers agree, and how far a learner has come. */
export function AgreementView() {
  const [tab, setTab] = useState<Tab>('results');
  const tabs = [
    { name: 'results' as const, title: t('teamwork.tabs.results'), panel: <ResultsTab /> },
    { name: 'training' as const, title: t('teamwork.tabs.training'), panel: <TrainingTab /> },
  ];
  return (
    <Page title={t('views.agreement')}>
      <TabList label={t('views.agreement')} tabs={tabs} current={tab} onChange={setTab} />
    </Page>
  );
}
