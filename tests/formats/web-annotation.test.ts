import { WEB_ANNOTATION_SUITE } from './suites/web-annotation.ts';
import { describeFormat } from './suites/suite.ts';

describeFormat(WEB_ANNOTATION_SUITE);
