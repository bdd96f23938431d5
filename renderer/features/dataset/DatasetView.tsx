import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Page } from '../../ui/Page.tsx';
import { TabList } from '../../ui/TabList.tsx';
import { QualityTab } from '../quality/QualityTab.tsx';
import { SplitsTab } from '../splits/SplitsTab.tsx';
import { PublicationTab } from './PublicationTab.tsx';

/** What is needed before a dataset is handed on: its card, quality checks, splits. */
export function DatasetView() {
  const { dataset } = useWorkbench().analysis;
  const tab = useStore(dataset.store, (state) => state.tab);
  const tabs = [
    { name: 'publication' as const, title: t('dataset.tabs.publication'), panel: <PublicationTab /> },
    { name: 'quality' as const, title: t('teamwork.tabs.quality'), panel: <QualityTab /> },
    { name: 'splits' as const, title: t('teamwork.tabs.splits'), panel: <SplitsTab /> },
  ];
  return (
    <Page title={t('views.dataset')}>
      <TabList label={t('dataset.tabs.label')} tabs={tabs} current={tab} onChange={(name) => dataset.show(name)} />
    </Page>
  );
}
