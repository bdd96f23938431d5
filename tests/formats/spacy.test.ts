import { SPACY_SUITE } from './suites/spacy.ts';
import { describeFormat } from './suites/suite.ts';

describeFormat(SPACY_SUITE);
