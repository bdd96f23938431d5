import { PARQUET_SUITE } from './suites/parquet.ts';
import { describeFormat } from './suites/suite.ts';

describeFormat(PARQUET_SUITE);
