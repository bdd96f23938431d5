import { describeFormat } from './suites/suite.ts';
import { WEBANNO_TSV_SUITE } from './suites/webanno-tsv.ts';

describeFormat(WEBANNO_TSV_SUITE);
