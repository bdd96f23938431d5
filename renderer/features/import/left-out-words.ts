import type { LeftOutCount } from '../../../shared/api/staged.ts';
import { t } from '../../strings/t.ts';

/** What is left out and how often, in the words of the core, which are English. */
export const leftOutInWords = ({
  what,
  count,
}: LeftOutCount): { readonly text: string; readonly isEnglish: boolean } => ({
  text: t('exporting.times', { count, what }),
  isEnglish: true,
});
