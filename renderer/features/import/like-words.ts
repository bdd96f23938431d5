import { t } from '../../strings/t.ts';

/** A hint that a text is very like one of the project. The share is rounded down: what differs is never 100 %. */
export const likeInWords = ({ title, similarity }: { readonly title: string; readonly similarity: number }): string =>
  t('importing.like', { title, percent: Math.floor(similarity * 100) });
