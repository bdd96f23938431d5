import { CONLL_2003_SUITE, CONLL_BILOU_SUITE, CONLL_SUITE } from './suites/conll.ts';
import { describeFormat } from './suites/suite.ts';

for (const suite of [CONLL_SUITE, CONLL_BILOU_SUITE, CONLL_2003_SUITE]) describeFormat(suite);
