import { ANY_LABEL, ON_DOCUMENT } from '../model/codebook.ts';
import type { CodebookEdit } from './edit.ts';

/** Which records edits can have to do with, so that the others need not be read. */
export interface Reach {
  /** Labels whose annotations can change; null: every label. */
  readonly labels: ReadonlySet<string> | null;
  readonly relations: boolean;
  readonly documents: boolean;
}

/** The reach of a list of edits. */
export function reachOf(edits: readonly CodebookEdit[]): Reach {
  const labels = new Set<string>();
  let [every, relations, documents] = [false, false, false];
  for (const edit of edits) {
    if ('relation' in edit || 'relations' in edit) relations = true;
    else if ('on' in edit || edit.edit === 'addAttribute') {
      const on = edit.edit === 'addAttribute' ? edit.attribute.on : edit.on;
      if (on === ON_DOCUMENT) documents = true;
      else if (on === ANY_LABEL) every = true;
      else labels.add(on);
    } else if (edit.edit === 'mergeLabels') for (const name of edit.labels) labels.add(name);
    else if ('label' in edit && typeof edit.label === 'string') labels.add(edit.label);
  }
  return { labels: every ? null : labels, relations, documents };
}
