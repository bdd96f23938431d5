import { useMemo } from 'react';
import { t } from '../../strings/t.ts';
import { formatNumber } from '../../ui/numbers.ts';
import { Findings } from './Findings.tsx';
import css from './Origins.module.css';
import { NO_CARD, type Origins } from './origin-cards.ts';
import { OriginPicture } from './OriginPicture.tsx';
import { originDetail, originName } from './words.ts';
import { everyOrigin } from './every-origin.ts';

/** What all cards rest on. */
export function EveryOrigin({ origins }: { readonly origins: Origins }) {
  const cards = useMemo(() => origins.cards.filter(({ id }) => id !== NO_CARD), [origins]);
  const rows = useMemo(() => everyOrigin(cards), [cards]);
  const alone = cards.filter(({ independence }) => independence.documents > 1 && independence.origins === 1).length;
  if (cards.length === 0) {
    return (
      <>
        <p className={css.summary}>{t('sources.noCards')}</p>
        <Findings findings={origins.findings} />
      </>
    );
  }
  return (
    <>
      <h2 className={css.title}>{t('sources.allCards')}</h2>
      <p className={css.summary}>
        {t('sources.allSummary', {
          cards: t('sources.cardCount', { count: cards.length }),
          origins: t('sources.origins', { count: rows.filter(({ group }) => group.counts === 'yes').length }),
        })}
      </p>
      {alone > 0 && <p className={css.note}>{t('sources.alone', { count: alone })}</p>}
      <Findings findings={origins.findings} />
      <OriginPicture cards={cards} registry={origins.registry} title={t('sources.allCards')} />
      <div className={css.scroller}>
        <table className={css.table}>
          <caption className="visually-hidden">{t('sources.tableAll')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('sources.columns.origin')}</th>
              <th scope="col">{t('sources.columns.what')}</th>
              <th scope="col" className={css.number}>
                {t('sources.columns.cards')}
              </th>
              <th scope="col" className={css.number}>
                {t('sources.columns.mentions')}
              </th>
              <th scope="col" className={css.number}>
                {t('sources.columns.documents')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ group, cards: n, mentions, documents }) => (
              <tr key={group.origin.key}>
                <th scope="row" dir="auto">
                  {originName(group.origin)}
                </th>
                <td>{originDetail(group)}</td>
                <td className={css.number}>{formatNumber(n)}</td>
                <td className={css.number}>{formatNumber(mentions)}</td>
                <td className={css.number}>{formatNumber(documents)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
