import { createSearchStore, type SearchOptions, type SearchStore } from './store.ts';
import { createTagging, type Tagging, type TaggingOptions } from './tagging.ts';

/** The search over the whole project, and tagging what it finds. */
export interface SearchFeature extends SearchStore {
  readonly tagging: Tagging;
}

/** Makes the feature. */
export function createSearch(options: SearchOptions & TaggingOptions): SearchFeature {
  const search = createSearchStore(options);
  return { ...search, tagging: createTagging(search, options) };
}
