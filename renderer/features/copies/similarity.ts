import { t } from '../../strings/t.ts';
import { formatNumber } from '../../ui/numbers.ts';

/** How much of two passages is the same, in words. It is said to be all only where it is. */
export const similarityOf = (similarity: number): string =>
  similarity === 1
    ? t('copies.exact')
    : t('copies.same', { percent: formatNumber(Math.min(99, Math.round(similarity * 100))) });
