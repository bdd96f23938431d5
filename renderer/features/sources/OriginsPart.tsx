import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { RestingCard } from '../../../shared/claims/origin-graph.ts';
import { useWorkbench } from '../../app/context.tsx';
import { t } from '../../strings/t.ts';
import { classes } from '../../ui/classes.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { VirtualList } from '../../ui/VirtualList.tsx';
import { CardOrigins } from './CardOrigins.tsx';
import { EveryOrigin } from './EveryOrigin.tsx';
import { NO_CARD } from './origin-cards.ts';
import row from './RegistryRow.module.css';
import css from './SourcesView.module.css';
import { ALL_CARDS } from './store.ts';

const ROW = 66;

interface Line {
  readonly id: string;
  readonly card: RestingCard | null;
}

/** Cards with how many origins they rest on, and for one of them, or all, who said it and through whom. */
export function OriginsPart() {
  const { sources: feature } = useWorkbench().analysis;
  const { origins, card, copies } = useStore(feature.store);
  const lines = useMemo(
    (): readonly Line[] => [
      { id: ALL_CARDS, card: null },
      ...(origins?.cards ?? []).map((one): Line => ({ id: one.id, card: one })),
    ],
    [origins],
  );
  if (origins === null || origins.cards.length === 0) {
    return <EmptyState title={t('sources.noClaimsTitle')}>{t('sources.noClaims')}</EmptyState>;
  }
  const chosen = origins.cards.find(({ id }) => id === card);
  return (
    <div className={css.split}>
      <div className={css.side}>
        <VirtualList
          label={t('sources.cards')}
          items={lines}
          keyOf={({ id }) => id}
          render={({ card: one }) => <CardLine card={one} />}
          rowHeight={ROW}
          current={card}
          onChoose={({ id }) => feature.showCard(id)}
          firstFocus
        />
      </div>
      <section aria-label={t('sources.parts.origins')} className={css.detail}>
        {copies !== 'counted' && <p className={css.hint}>{t(`sources.copiesAre.${copies}`)}</p>}
        {chosen === undefined ? (
          <EveryOrigin origins={origins} />
        ) : (
          <CardOrigins key={chosen.id} card={chosen} origins={origins} />
        )}
      </section>
    </div>
  );
}

function CardLine({ card }: { readonly card: RestingCard | null }) {
  if (card === null) {
    return (
      <div className={row.card}>
        <span className={row.all}>{t('sources.allCards')}</span>
      </div>
    );
  }
  const { id, name, independence } = card;
  const { mentions, documents, origins } = independence;
  const isOne = id !== NO_CARD && documents > 1 && origins === 1;
  return (
    <div className={row.card}>
      <span className={row.claim} dir="auto">
        {name}
      </span>
      <span className={classes(row.rest, isOne && row.one)}>
        {[
          t('sources.usage.mentions', { count: mentions }),
          t('sources.usage.documents', { count: documents }),
          t('sources.origins', { count: origins }),
        ].join(' · ')}
      </span>
    </div>
  );
}
