import type { BatchInfo } from '../../../shared/api/history.ts';
import { t } from '../../strings/t.ts';
import { undoName } from '../../strings/undo-names.ts';

/** What a batch is called in the history: what was done, undone or done again. */
export function batchTitle({ name, undoes, redoes }: Pick<BatchInfo, 'name' | 'undoes' | 'redoes'>): string {
  if (undoes === null) return undoName(name);
  return t(redoes ? 'annotate.said.redid' : 'annotate.said.undid', { name: undoName(name) });
}
