import type { Output } from '../../../shared/api/procedures.ts';
import { SEARCH_SCHEMA } from '../db/search-schema.ts';
import { allTextKeys, fillSearchIndex } from '../repositories/search-index.ts';
import type { OpenProject } from './project.ts';

const TABLES = ['search_words', 'search_pieces', 'search_said', 'search_texts', 'search_annotations'] as const;

/**
 * Makes the index of the search anew from texts and annotations, in one transaction: it is whole, or as it was. It is derived, so
 * the log has nothing of it and there is nothing to undo. O(all texts), in one piece: nothing else is answered meanwhile.
 *
 * @throws Refusal of `write`.
 */
export function rebuildSearchIndex(project: OpenProject, actor: string): Output<'search.rebuild'> {
  project.write({
    batch: project.world.id(),
    name: 'make the search index anew',
    actor,
    undoable: false,
    changes: [],
    before(db) {
      for (const table of TABLES) db.exec(`DROP TABLE IF EXISTS ${table}`);
      db.exec(SEARCH_SCHEMA);
      fillSearchIndex(db);
    },
  });
  return { texts: allTextKeys(project.db).length };
}
