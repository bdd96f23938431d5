import type { Format } from '../format.ts';

/** The row of this format in the table. */
export const CLAIM_REVIEW: Format = {
  id: 'claim-review',
  name: 'ClaimReview',
  extensions: ['jsonld'],
  offsetUnit: 'none',
  description: 'schema.org ClaimReview (JSON-LD) of the claims that have a verdict.',
  holds: [],
  loses: [],
};
