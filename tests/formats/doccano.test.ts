import { DOCCANO_SUITE } from './suites/doccano.ts';
import { describeFormat } from './suites/suite.ts';

describeFormat(DOCCANO_SUITE);
