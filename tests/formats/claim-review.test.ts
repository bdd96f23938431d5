import { CLAIM_REVIEW_SUITE } from './suites/claim-review.ts';
import { describeFormat } from './suites/suite.ts';

describeFormat(CLAIM_REVIEW_SUITE);
