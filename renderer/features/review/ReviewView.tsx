import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Page } from '../../ui/Page.tsx';
import { TabList } from '../../ui/TabList.tsx';
import { QueueTab } from './QueueTab.tsx';
import { ConflictsTab } from '../conflicts/ConflictsTab.tsx';
import { TeamTab } from '../team/TeamTab.tsx';

/** Where the work of several people becomes one: adjudication, conflicts of merged copies, and who does what. */
export function ReviewView() {
  const { analysis, app } = useWorkbench();
  const tab = useStore(app, (state) => state.reviewTab);
  const open = useStore(analysis.conflicts.store, (state) => state.total);
  useEffect(() => void analysis.conflicts.load(), [analysis]);
  const tabs = [
    { name: 'adjudication' as const, title: t('teamwork.tabs.adjudication'), panel: <QueueTab /> },
    {
      name: 'conflicts' as const,
      title: open > 0 ? t('conflicts.tab', { count: open }) : t('teamwork.tabs.conflicts'),
      panel: <ConflictsTab />,
    },
    { name: 'team' as const, title: t('teamwork.tabs.team'), panel: <TeamTab /> },
  ];
  return (
    <Page title={t('views.review')}>
      <TabList
        label={t('views.review')}
        tabs={tabs}
        current={tab}
        onChange={(reviewTab) => app.setState({ reviewTab })}
      />
    </Page>
  );
}
