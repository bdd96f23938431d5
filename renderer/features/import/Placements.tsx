import { useState } from 'react';
import type { ForeignContent, PlaceCase } from '../../../shared/api/staged.ts';
import { t } from '../../strings/t.ts';
import { formatNumber } from '../../ui/numbers.ts';
import css from './Placements.module.css';

const OUTCOMES = ['lost', 'ambiguous', 'moved'] as const;

/** How the annotations were placed in their texts: each one that does not stand where the file says, with its reason. */
export function Placements({ places }: { readonly places: ForeignContent['places'] }) {
  const [shown, setShown] = useState<PlaceCase['outcome'] | null>(null);
  const order = (one: PlaceCase): number => OUTCOMES.indexOf(one.outcome);
  const cases = places.cases
    .filter(({ outcome }) => shown === null || outcome === shown)
    .toSorted((a, b) => order(a) - order(b));
  const all = places.moved + places.ambiguous + places.lost;
  const listed = shown === null ? all : places[shown];
  return (
    <div className={css.places}>
      <p className={css.explain}>{t('mapping.placesExplain')}</p>
      <div className={css.counts} role="group" aria-label={t('mapping.places')}>
        <span className={css.exact}>{t('mapping.outcomes.exact', { count: places.exact })}</span>
        {OUTCOMES.map((outcome) => (
          <button
            key={outcome}
            type="button"
            className={css.filter}
            aria-pressed={shown === outcome}
            disabled={places[outcome] === 0}
            onClick={() => setShown(shown === outcome ? null : outcome)}
          >
            {t(`mapping.outcomes.${outcome}`, { count: places[outcome] })}
          </button>
        ))}
      </div>
      {all === 0 && <p>{t('mapping.allExact')}</p>}
      {cases.length > 0 && (
        <ul className={css.cases}>
          {cases.map((one, place) => (
            // oxlint-disable-next-line react/no-array-index-key -- the core's list has no ids and keeps its order
            <li key={place} className={css.case}>
              <span className={css.outcome} data-outcome={one.outcome}>
                {t(`mapping.outcome.${one.outcome}`)}
              </span>
              <span className={css.quote} dir="auto">
                <b>{one.label}</b> “{one.quote}”
              </span>
              <span className={css.where}>
                <bdi>{one.document}</bdi> · <span lang="en">{one.where}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {listed > cases.length && (
        <p className={css.explain}>
          {t('mapping.firstOf', { some: formatNumber(cases.length), all: formatNumber(listed) })}
        </p>
      )}
    </div>
  );
}
