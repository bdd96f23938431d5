import { useStore } from 'zustand';
import { CardsView } from '../features/cards/CardsView.tsx';
import { CopiesView } from '../features/copies/CopiesView.tsx';
import { FiguresView } from '../features/figures/FiguresView.tsx';
import { MatrixView } from '../features/matrix/MatrixView.tsx';
import { SourcesView } from '../features/sources/SourcesView.tsx';
import { t, type TextKey } from '../strings/t.ts';
import { Button } from '../ui/Button.tsx';
import { Page } from '../ui/Page.tsx';
import { TabList } from '../ui/TabList.tsx';
import type { ClaimTabName } from './analysis.ts';
import { useWorkbench } from './context.tsx';
import { ScopeLayer } from './ScopeLayer.tsx';

const TABS: readonly { readonly name: ClaimTabName; readonly title: TextKey; readonly View: () => React.ReactNode }[] =
  [
    { name: 'cards', title: 'analysis.cards', View: CardsView },
    { name: 'matrix', title: 'analysis.matrix', View: MatrixView },
    { name: 'figures', title: 'analysis.figures', View: FiguresView },
    { name: 'sources', title: 'analysis.sources', View: SourcesView },
    { name: 'copies', title: 'analysis.copies', View: CopiesView },
  ];

/** The claims of all documents: as cards, beside their sources, over time, by who said them, and where texts repeat each other. */
export function ClaimsView() {
  const { scope, reports } = useWorkbench().analysis;
  const current = useStore(scope, ({ tab }) => tab);
  return (
    <Page
      title={t('views.claims')}
      tools={
        <>
          <Button look="quiet" onClick={() => reports.start(null)}>
            {t('reports.button')}
          </Button>
          <ScopeLayer />
        </>
      }
    >
      <TabList
        label={t('views.claims')}
        tabs={TABS.map(({ name, title, View }) => ({ name, title: t(title), panel: <View /> }))}
        current={current}
        onChange={(tab) => scope.setState({ tab })}
      />
    </Page>
  );
}
