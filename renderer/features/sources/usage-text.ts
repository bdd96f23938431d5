import type { OpenName } from '../../../shared/api/sources.ts';
import { t } from '../../strings/t.ts';

/** How often a name is used, in words: mentions, documents, and what was published there or written by it. */
export function usageText({
  mentions,
  documents,
  published,
  written,
}: Pick<OpenName, 'mentions' | 'documents' | 'published' | 'written'>): string {
  const parts = [
    mentions > 0 ? t('sources.usage.mentions', { count: mentions }) : '',
    mentions > 0 && documents > 1 ? t('sources.usage.documents', { count: documents }) : '',
    published > 0 ? t('sources.usage.published', { count: published }) : '',
    written > 0 ? t('sources.usage.written', { count: written }) : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? t('sources.usage.none') : parts.join(' · ');
}
