import { CAS_JSON_SUITE } from './suites/cas-json.ts';
import { describeFormat } from './suites/suite.ts';

describeFormat(CAS_JSON_SUITE);
