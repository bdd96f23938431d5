import { REFI_SUITE } from './suites/refi-qda.ts';
import { describeFormat } from './suites/suite.ts';

describeFormat(REFI_SUITE);
