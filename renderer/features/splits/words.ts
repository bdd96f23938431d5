import type { SplitReport } from '../../../shared/api/splits.ts';
import { SPLITS } from '../../../shared/splits/measure.ts';
import { t } from '../../strings/t.ts';
import { formatNumber } from '../../ui/numbers.ts';
import { readable } from '../annotate/edits.ts';

type Tie = SplitReport['components'][number]['ties'][number];

/** Why two documents belong together, with its words. */
export const tieText = ({ why, what }: Pick<Tie, 'why' | 'what'>): string =>
  t(`splits.ties.${why}`, { what: why === 'relation' ? readable(what) : what });

/** A split by its name; one that is none of the three has its own. */
export function splitName(split: string): string {
  const known = SPLITS.find((one) => one === split);
  return known === undefined ? split : t(`splits.names.${known}`);
}

/** How much leaks. */
export const leaksSaid = (count: number): string => (count === 0 ? t('splits.noLeaks') : t('splits.leaks', { count }));

/** Why a group belongs together: each reason with how often it is there. */
export function whyTogether(ties: readonly Tie[]): string {
  const counts = Map.groupBy(ties, ({ why }) => why);
  return [...counts].map(([why, all]) => t(`splits.reasons.${why}`, { count: all.length })).join(' · ');
}

/** What cannot be as it was asked for. */
export function noteText({ kind, count, all, split, labels, names }: SplitReport['notes'][number]): string {
  const name = split === undefined ? '' : t(`splits.names.${split}`);
  switch (kind) {
    case 'one_component':
      return t('splits.notes.one_component', { count: count ?? 0 });
    case 'unplaced':
      return t('splits.notes.unplaced', { count: count ?? 0, all: formatNumber(all ?? 0) });
    case 'other_names':
      return t('splits.notes.other_names', {
        count: count ?? 0,
        all: formatNumber(all ?? 0),
        names: (names ?? []).join(', '),
      });
    case 'lacks':
      return t('splits.notes.lacks', { split: name, labels: (labels ?? []).join(', ') });
    case 'empty_split':
      return t('splits.notes.empty_split', { split: name });
    default:
      return t('splits.notes.no_documents');
  }
}
