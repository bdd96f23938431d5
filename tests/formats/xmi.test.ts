import { describeFormat } from './suites/suite.ts';
import { XMI_SUITE } from './suites/xmi.ts';

describeFormat(XMI_SUITE);
