import type { Training } from '../../../../shared/api/agreement.ts';
import type { Codebook } from '../../../../shared/model/codebook.ts';
import type { ReadDb } from '../../db/types.ts';
import { firstWrittenOf } from '../../repositories/log.ts';
import { listStatuses } from '../../repositories/small.ts';
import { disagreementsOf, type DisagreementOptions } from './disagreements.ts';
import type { Gathered } from './gather-work.ts';
import { leftOutOf, projectAgreement } from './project.ts';
import type { Partition } from '../../metrics/agreement/gamma/groups.ts';

/** Who is trained, by what, and whether documents count only once the learner is done with them. */
export interface TrainingAsked {
  readonly reference: string;
  readonly learner: string;
  readonly whenDone: boolean;
}

/** What the numbers of a training need besides the work. */
export interface TrainingOptions extends DisagreementOptions {
  readonly codebook: Codebook;
  readonly partition: Partition;
  readonly step: () => Promise<void>;
}

/** A learner's work held against a reference: numbers, differences, and the documents in the order in which the learner began them. */
export async function trainingOf(
  db: ReadDb,
  gathered: Gathered,
  { reference, learner, whenDone }: TrainingAsked,
  options: TrainingOptions,
): Promise<Training> {
  const done = new Set(
    listStatuses(db).flatMap(({ layer, document, state }) => (layer === learner && state !== 'open' ? [document] : [])),
  );
  const isWaiting = (id: string): boolean => whenDone && !done.has(id);
  const waiting = gathered.documents.filter(({ id }) => isWaiting(id));
  const counted: Gathered = { ...gathered, documents: gathered.documents.filter(({ id }) => !isWaiting(id)) };
  const agreement = await projectAgreement(counted, { ...options, seed: 1, gamma: 'without' });
  const compared = counted.documents.filter(({ layers }) => layers.length === 2);
  const began = new Map(
    compared.map((document) => {
      const own = document.layers.find(({ layer }) => layer === learner);
      return [document.id, firstWrittenOf(db, own?.annotations.map(({ id }) => id) ?? [])];
    }),
  );
  const at = (id: string): string => began.get(id) ?? '';
  return {
    agreement,
    differences: {
      ...disagreementsOf(compared, reference, learner, options),
      left_out: leftOutOf(counted),
    },
    // Where nothing was annotated nothing says when: such documents come last. What came at once, as by an import, stays in the order of the documents.
    order: compared
      .map(({ id }) => id)
      .toSorted(
        (a, b) => (at(a) === '' ? 1 : 0) - (at(b) === '' ? 1 : 0) || (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0),
      ),
    waiting: waiting.map(({ id, title }) => ({ document: id, title })),
  };
}
