import { STANDOFF_SUITE } from './suites/standoff.ts';
import { describeFormat } from './suites/suite.ts';

describeFormat(STANDOFF_SUITE);
