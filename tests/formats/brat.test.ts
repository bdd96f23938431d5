import { BRAT_SUITE } from './suites/brat.ts';
import { describeFormat } from './suites/suite.ts';

describeFormat(BRAT_SUITE);
