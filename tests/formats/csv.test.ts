import { CSV_SUITE } from './suites/csv.ts';
import { describeFormat } from './suites/suite.ts';

describeFormat(CSV_SUITE);
