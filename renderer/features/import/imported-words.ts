import type { Imported } from '../../../shared/api/imports.ts';
import { t } from '../../strings/t.ts';
import type { Together } from './state.ts';

/** What an import brought, in one line. */
export function importedInWords({ documents, annotations, relations, known, repeated }: Imported): string {
  let imported = t('importing.result.documents', { count: documents.length - known });
  if (annotations > 0) {
    const withThem = t('counts.annotations', { count: annotations });
    const both = relations > 0 ? `${withThem}, ${t('counts.relations', { count: relations })}` : withThem;
    imported = t('importing.result.withAnnotations', { documents: imported, annotations: both });
  }
  if (known > 0) imported = t('importing.result.known', { imported, count: known });
  if (repeated > 0) imported = t('importing.result.repeated', { imported, count: repeated });
  return t('importing.result.undo', { imported });
}

/** What several files would bring together: what is new, and what of it is there already or in more than one of them. */
export function togetherInWords({ brings, annotations }: Extract<Together, { kind: 'brings' }>): string {
  const { documents, known, repeated } = brings;
  const parts = [t('importing.newDocuments', { count: documents.length - known })];
  if (annotations > 0) {
    const all = t('counts.annotations', { count: annotations });
    parts.push(
      annotations === brings.annotations ? all : t('importing.together.someNew', { all, count: brings.annotations }),
    );
  }
  if (known > 0) parts.push(t('importing.together.known', { count: known }));
  if (repeated > 0) parts.push(t('importing.together.repeated', { count: repeated }));
  return t('importing.together.all', { parts: parts.join(' · ') });
}
