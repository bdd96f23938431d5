import type { SourceDocument } from '../../../../shared/model/document.ts';

/** The key of a document's metadata that names its split. */
const SPLIT = 'split';

/** A name that files and loaders can take: `datasets` allows letters, digits, `_`, and dots between them. */
const NAME = /^\w+(?:\.\w+)*$/;

/** The split that a document's metadata put it into, or null. */
export function splitOf(metadata: SourceDocument['metadata']): string | null {
  const stated = metadata[SPLIT];
  return typeof stated === 'string' && NAME.test(stated) ? stated : null;
}
