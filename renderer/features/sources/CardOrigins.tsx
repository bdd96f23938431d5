import type { RestingCard } from '../../../shared/claims/origin-graph.ts';
import { t } from '../../strings/t.ts';
import css from './Origins.module.css';
import { Findings } from './Findings.tsx';
import { NO_CARD, type Origins } from './origin-cards.ts';
import { OriginPicture } from './OriginPicture.tsx';
import { OriginTable } from './OriginTable.tsx';
import { summaryOf } from './words.ts';

interface CardOriginsProps {
  readonly card: RestingCard;
  readonly origins: Origins;
}

/** What the mentions of one card rest on: in a sentence, as a graph, and as a table. */
export function CardOrigins({ card, origins }: CardOriginsProps) {
  const { name, independence } = card;
  const documents = new Set(
    independence.groups.flatMap(({ resting }) => resting.map(({ mention }) => mention.document.id)),
  );
  const mentions = new Set(
    independence.groups.flatMap(({ resting }) => resting.map(({ mention }) => mention.mention.id)),
  );
  const findings = origins.findings.filter((finding) =>
    finding.kind === 'circle'
      ? finding.sources.some(({ document }) => documents.has(document))
      : mentions.has(finding.mention.id),
  );
  return (
    <>
      <h2 className={css.title} dir="auto">
        {name}
      </h2>
      {card.id !== NO_CARD && <p className={css.summary}>{summaryOf(independence)}</p>}
      {card.id !== NO_CARD && (
        <ul className={css.notes}>
          {independence.unknown > 0 && <li>{t('sources.unknownMentions', { count: independence.unknown })}</li>}
          {independence.copies > 0 && <li>{t('sources.copies', { count: independence.copies })}</li>}
          {independence.groups.some(({ counts }) => counts === 'sameText') && <li>{t('sources.sameTextWhy')}</li>}
          {independence.groups.map(
            ({ origin, whole }) =>
              whole !== null && (
                <li key={origin.key} dir="auto">
                  {t('sources.partWhy', { name: origin.name, whole: whole.name })}
                </li>
              ),
          )}
          {independence.related.map(({ whole, keys }) => {
            const parts = independence.groups.flatMap(({ origin }) => (keys.includes(origin.key) ? [origin.name] : []));
            const values = { names: parts.join(', '), whole: origins.registry.get(whole)?.name ?? '' };
            return (
              <li key={whole} dir="auto">
                {t('sources.related', { ...values, count: parts.length })}
              </li>
            );
          })}
        </ul>
      )}
      <Findings findings={findings} />
      <OriginPicture cards={[card]} registry={origins.registry} title={name} />
      <OriginTable independence={independence} />
    </>
  );
}
