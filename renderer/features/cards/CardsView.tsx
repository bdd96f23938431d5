import { useEffect, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { assertNever } from '../../../shared/assert.ts';
import { isProblem } from '../../../shared/claims/checks.ts';
import { namesMissing } from '../../../shared/claims/scheme-names.ts';
import { useWorkbench } from '../../app/context.tsx';
import { Rich } from '../../strings/Rich.tsx';
import { t } from '../../strings/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Keys } from '../../ui/Keys.tsx';
import { Problem } from '../../ui/Problem.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { readable } from '../annotate/edits.ts';
import { NO_FILTER } from './arrange.ts';
import { CardPanel } from './CardPanel.tsx';
import { CardsOrder } from './CardsOrder.tsx';
import css from './CardsView.module.css';
import { CardsTools } from './CardsTools.tsx';
import { CardTree } from './CardTree.tsx';
import { ChecksPanel } from './ChecksPanel.tsx';
import { QueuePanel } from './QueuePanel.tsx';
import type { PanelName } from './store.ts';

/** Below this there is no room for two columns. */
const NARROW = '(width < 60rem)';
const PANELS: readonly PanelName[] = ['card', 'queue', 'checks'];

/** The claim cards of the project with their mentions; beside them one card, the claims on no card, or what does not go together. */
export function CardsView() {
  const { analysis, annotate } = useWorkbench();
  const { cards, scope } = analysis;
  const layer = useStore(scope, (state) => state.layer);
  const { phase, problem, overview, panel } = useStore(cards.store);
  const codebook = useStore(annotate.store, (state) => state.codebook);
  const isNarrow = useMedia(NARROW);

  useEffect(() => {
    cards.enter();
    return () => cards.leave();
  }, [cards]);
  useEffect(() => cards.layerChosen(layer), [cards, layer]);
  // There is room for one thing: the cards come first.
  useEffect(() => {
    if (isNarrow) cards.show(null);
  }, [cards, isNarrow]);

  if (phase === 'none') return <p className={css.waiting}>{t('cards.loading')}</p>;
  if (phase === 'failed' || overview === null) {
    return (
      <Problem action={<Button onClick={() => void cards.load()}>{t('questions.again')}</Button>}>
        {t('cards.failed', { why: problem ?? '' })}
      </Problem>
    );
  }
  if (overview.cards.length === 0 && overview.unassignedCount === 0) {
    return (
      <EmptyState title={t('cards.emptyTitle')}>
        <Rich text="cards.emptyText" parts={{ assign: <Keys binding="C" /> }} />
      </EmptyState>
    );
  }
  const missing = codebook === null ? [] : namesMissing(codebook);
  const hasPanel = panel !== null;
  return (
    <div className={css.view} data-cards-view>
      <CardsTools />
      {missing.length > 0 && (
        <p className={css.missing}>{t('cards.missing', { names: missing.map(readable).join(', ') })}</p>
      )}
      <PanelSwitch isNarrow={isNarrow} />
      <div className={css.columns}>
        {!(isNarrow && hasPanel) && <List />}
        {hasPanel && <aside className={css.panel}>{panelOf(panel)}</aside>}
      </div>
      {!isNarrow && (
        <p className={css.foot}>
          <Rich
            text="cards.keys"
            parts={{
              open: <Keys binding="Enter" />,
              mark: <Keys binding="Space" />,
              assign: <Keys binding="C" />,
              split: <Keys binding="N" />,
              merge: <Keys binding="M" />,
              reword: <Keys binding="F2" />,
              queue: <Keys binding="Q" />,
            }}
          />
        </p>
      )}
    </div>
  );
}

function List() {
  const { cards } = useWorkbench().analysis;
  const rows = useStore(cards.store, (state) => state.rows);
  const count = useStore(cards.store, (state) => state.overview?.cards.length ?? 0);
  if (rows.length > 0) return <CardTree />;
  return (
    <div className={css.none}>
      {count === 0 ? (
        <EmptyState title={t('cards.noneTitle')}>{t('cards.noneText')}</EmptyState>
      ) : (
        <EmptyState
          title={t('cards.noHitTitle')}
          actions={<Button onClick={() => cards.filter(NO_FILTER)}>{t('cards.showAll')}</Button>}
        >
          {t('cards.noHit')}
        </EmptyState>
      )}
    </div>
  );
}

/** What stands beside the cards; in a narrow window instead of them. */
function PanelSwitch({ isNarrow }: { readonly isNarrow: boolean }) {
  const { cards } = useWorkbench().analysis;
  const panel = useStore(cards.store, (state) => state.panel);
  const problems = useStore(cards.store, (state) => state.findings.filter(isProblem).length);
  const marked = useStore(cards.store, (state) => state.marks.size);
  const shown = useStore(
    cards.store,
    ({ rows }) => new Set(rows.flatMap((row) => (row.kind === 'card' ? row.card.id : []))).size,
  );
  const count = useStore(cards.store, (state) => state.overview?.cards.length ?? 0);
  const open = useStore(cards.queue.store, ({ items, beyond }) => items.length + beyond);
  const hasForeign = useStore(cards.queue.store, ({ foreign }) => foreign > 0);
  function named(name: PanelName): string {
    if (name === 'card') return t('claims.card');
    if (name === 'checks') return t('cards.checks.tab', { count: problems });
    return t(hasForeign ? 'cards.queue.tabOwn' : 'cards.queue.tab', { count: open });
  }
  return (
    <div className={css.bar}>
      <div className={css.order}>
        <span className={css.count}>
          {shown === count
            ? t('cards.count', { count })
            : t('counts.someOf', { some: shown, all: t('cards.count', { count }) })}
          {marked > 0 && ` · ${t('cards.marked', { count: marked })}`}
        </span>
        <CardsOrder />
      </div>
      <div role="group" aria-label={t('cards.beside')} className={css.switch}>
        {isNarrow && (
          <button type="button" className={css.choice} aria-pressed={panel === null} onClick={() => cards.show(null)}>
            {t('analysis.cards')}
          </button>
        )}
        {PANELS.map((name) => (
          <button
            key={name}
            type="button"
            className={css.choice}
            aria-pressed={panel === name}
            onClick={() => cards.show(panel === name && !isNarrow ? null : name)}
          >
            {named(name)}
          </button>
        ))}
      </div>
    </div>
  );
}

function panelOf(panel: PanelName): ReactNode {
  switch (panel) {
    case 'card':
      return <CardPanel />;
    case 'queue':
      return <QueuePanel />;
    case 'checks':
      return <ChecksPanel />;
    default:
      return assertNever(panel);
  }
}
