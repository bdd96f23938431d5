import { useState } from 'react';
import { t } from '../../strings/t.ts';
import { Page } from '../../ui/Page.tsx';
import { TabList } from '../../ui/TabList.tsx';
import { PublicationTab } from './PublicationTab.tsx';

type DatasetTab = 'publication';

/** What is needed before a dataset is handed on: its card, quality checks, splits. */
export function DatasetView() {
  const [tab, setTab] = useState<DatasetTab>('publication');
  const tabs = [{ name: 'publication' as const, title: t('dataset.tabs.publication'), panel: <PublicationTab /> }];
  return (
    <Page title={t('views.dataset')}>
      <TabList label={t('dataset.tabs.label')} tabs={tabs} current={tab} onChange={setTab} />
    </Page>
  );
}
