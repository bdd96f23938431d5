import { CSV_SPREADSHEET_SUITE } from './suites/csv.ts';
import { describeFormat } from './suites/suite.ts';

describeFormat(CSV_SPREADSHEET_SUITE);
