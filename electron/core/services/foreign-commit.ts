import { Refusal } from '../../../shared/api/reply.ts';
import type { CodebookEdit } from '../../../shared/codebook/edit.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { ReadDb } from '../db/types.ts';
import { currentCodebook } from './codebook-edit.ts';
import type { ForeignParts } from './foreign-describe.ts';
import { mapEntry } from './foreign-map.ts';
import { extended, memoryKey, planNames, waitingFor, type NamePlan } from './foreign-plan.ts';
import { createMet } from '../spool/met.ts';
import type { Dataset } from './dataset.ts';
import type { ForeignEntry } from './staging-entry.ts';
import type { Pace } from './task.ts';

/** Foreign datasets in the words of the codebook, and the codebook that they need. */
export interface ForeignImport {
  /** To be discarded by the caller. */
  readonly datasets: readonly Dataset[];
  /** Null: it stays as it is. */
  readonly codebook: { readonly base: string; readonly after: Codebook } | null;
  /** Remembers how names were mapped, once the import is written. */
  readonly remember: () => void;
}

/**
 * Maps staged datasets for an import, with one codebook for all of them.
 *
 * @throws Refusal `refused`, naming the file: names that stand in the way, an annotation that names nobody, and what else keeps one of them from
 *   being imported; `cancelled`.
 */
export async function mapEntries(
  db: ReadDb,
  entries: readonly ForeignEntry[],
  { mappings, annotator }: ForeignParts,
  pace: Pace,
): Promise<ForeignImport> {
  const base = currentCodebook(db);
  const edits: CodebookEdit[] = [];
  const plans: { entry: ForeignEntry; plan: NamePlan }[] = [];
  for (const entry of entries) {
    // What an earlier one of them adds is there for the later ones.
    const plan = planNames(entry, extended(db, base, edits), mappings);
    const waiting = waitingFor(plan);
    if (waiting !== null) throw new Refusal('refused', `${entry.place}: ${waiting}`, { file: entry.place });
    edits.push(...plan.edits);
    plans.push({ entry, plan });
  }
  const after = extended(db, base, edits);
  const datasets: Dataset[] = [];
  const met = createMet();
  try {
    for (const { entry, plan } of plans) {
      const how = { mapping: plan.mapping, codebook: after, annotator: annotator(), met };
      datasets.push((await mapEntry(db, entry, how, pace)).dataset);
    }
  } catch (error) {
    for (const dataset of datasets) dataset.discard();
    throw error;
  } finally {
    met.close();
  }
  return {
    datasets,
    codebook: edits.length === 0 ? null : { base: base.version, after },
    remember() {
      for (const { entry, plan } of plans) {
        mappings.remember(memoryKey(entry.format.id, entry.content.words, base), plan.mapping);
      }
    },
  };
}
