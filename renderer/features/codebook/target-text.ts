import { ANY_LABEL, ON_DOCUMENT } from '../../../shared/model/codebook.ts';
import { t } from '../../strings/t.ts';

/** What an attribute is asked of, in words. */
export const targetText = (on: string): string =>
  on === ANY_LABEL ? t('codebook.onAny') : on === ON_DOCUMENT ? t('codebook.onDocument') : on;
