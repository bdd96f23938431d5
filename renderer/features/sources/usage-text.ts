import type { OpenName } from '../../../shared/api/sources.ts';
import { t } from '../../strings/t.ts';

/** How often a name is used, in words: mentions, documents, and what was published there. */
export function usageText({
  mentions,
  documents,
  published,
}: Pick<OpenName, 'mentions' | 'documents' | 'published'>): string {
  const parts = [
    mentions > 0 ? t('sources.usage.mentions', { count: mentions }) : '',
    mentions > 0 && documents > 1 ? t('sources.usage.documents', { count: documents }) : '',
    published > 0 ? t('sources.usage.published', { count: published }) : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? t('sources.usage.none') : parts.join(' · ');
}
