import type { Format } from '../format.ts';
import { claimReviewFit } from './fit.ts';
import { writeClaimReview } from './write.ts';

/** The row of this format in the table. */
export const CLAIM_REVIEW: Format = {
  id: 'claim-review',
  name: 'ClaimReview',
  extensions: ['jsonld'],
  offsetUnit: 'none',
  description: 'schema.org ClaimReview (JSON-LD) of the claims that have a verdict.',
  writer: {
    shape: 'file',
    fit: claimReviewFit,
    write: (source) => [{ path: 'claim-review.jsonld', pieces: writeClaimReview(source) }],
  },
  // Nothing reads it again.
  holds: [],
  loses: [
    'claims without a verdict',
    'the texts, and where in them a claim stands',
    'everything else that is annotated: sources beside who made a claim, figures, relations, document labels',
    'the address of each review, which Google asks for and the project does not know',
    'the original files, and how far the work on a document is',
  ],
};
