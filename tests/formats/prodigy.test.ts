import { PRODIGY_SUITE } from './suites/prodigy.ts';
import { describeFormat } from './suites/suite.ts';

describeFormat(PRODIGY_SUITE);
