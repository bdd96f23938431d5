import { t } from '../../strings/t.ts';
import type { previewOf } from './along.ts';

type Numbers = ReturnType<typeof previewOf>;

/** Annotations and relations as one sentence names them. */
const counted = ({ annotations, relations }: Numbers) => ({
  annotations: t('copies.annotations', { count: annotations }),
  relations: t('copies.relations', { count: relations }),
});

/** What the button will do. */
export const offerOf = (numbers: Numbers): string =>
  t(numbers.relations === 0 ? 'copies.offer' : 'copies.offerWith', counted(numbers));

/** Which relations stay behind; empty: none. */
export const staying = ({ across, loose }: Numbers): string =>
  [across > 0 && t('copies.across', { count: across }), loose > 0 && t('copies.loose', { count: loose })]
    .filter(Boolean)
    .join(' ');

/** What was done, and what was not. */
export const doneOf = (numbers: Numbers, title: string): string =>
  [t(numbers.relations === 0 ? 'copies.done' : 'copies.doneWith', { ...counted(numbers), title }), staying(numbers)]
    .filter(Boolean)
    .join(' ');

/** How many are ticked, and what comes with them. */
export const tickedOf = (numbers: Numbers): string =>
  [
    t('copies.ticked', { count: numbers.annotations }),
    numbers.relations > 0 && t('copies.along', { count: numbers.relations }),
  ]
    .filter(Boolean)
    .join(', ');
