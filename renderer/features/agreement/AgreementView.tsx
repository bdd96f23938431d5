import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { Page } from '../../ui/Page.tsx';
import { TabList } from '../../ui/TabList.tsx';
import { ResultsTab } from './ResultsTab.tsx';
import { TrainingTab } from '../training/TrainingTab.tsx';

/** How far layers agree, and how far a learner has come. */
export function AgreementView() {
  const { store } = useWorkbench().analysis.agreement;
  const tab = useStore(store, (state) => state.tab);
  const tabs = [
    { name: 'results' as const, title: t('teamwork.tabs.results'), panel: <ResultsTab /> },
    { name: 'training' as const, title: t('teamwork.tabs.training'), panel: <TrainingTab /> },
  ];
  return (
    <Page title={t('views.agreement')}>
      <TabList
        label={t('views.agreement')}
        tabs={tabs}
        current={tab}
        onChange={(next) => store.setState({ tab: next })}
      />
    </Page>
  );
}
