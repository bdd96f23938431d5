import { useStore } from 'zustand';
import { useWorkbench } from '../../app/context.tsx';
import { ScopeLayer } from '../../app/ScopeLayer.tsx';
import { t, type TextKey } from '../../strings/t.ts';
import { Page } from '../../ui/Page.tsx';
import { TabList } from '../../ui/TabList.tsx';
import { CountsPart } from './CountsPart.tsx';
import { OverviewPart } from './OverviewPart.tsx';
import { ProgressPart } from './ProgressPart.tsx';
import { LengthsPart, TogetherPart } from './SpansParts.tsx';
import type { StatisticsTab } from './store.ts';

const TABS: readonly { readonly name: StatisticsTab; readonly title: TextKey; readonly Part: () => React.ReactNode }[] =
  [
    { name: 'overview', title: 'statistics.tabs.overview', Part: OverviewPart },
    { name: 'counts', title: 'statistics.tabs.counts', Part: CountsPart },
    { name: 'progress', title: 'statistics.tabs.progress', Part: ProgressPart },
    { name: 'lengths', title: 'statistics.tabs.lengths', Part: LengthsPart },
    { name: 'together', title: 'statistics.tabs.together', Part: TogetherPart },
  ];

/** The project in figures and pictures. */
export function StatisticsView() {
  const { store } = useWorkbench().analysis.statistics;
  const tab = useStore(store, (state) => state.tab);
  return (
    <Page title={t('views.statistics')} tools={tab === 'overview' ? undefined : <ScopeLayer />}>
      <TabList
        label={t('views.statistics')}
        tabs={TABS.map(({ name, title, Part }) => ({ name, title: t(title), panel: <Part /> }))}
        current={tab}
        onChange={(next) => store.setState({ tab: next })}
      />
    </Page>
  );
}
