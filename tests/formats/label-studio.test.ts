import { LABEL_STUDIO_SUITE } from './suites/label-studio.ts';
import { describeFormat } from './suites/suite.ts';

describeFormat(LABEL_STUDIO_SUITE);
