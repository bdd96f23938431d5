import type { agreementProcedures } from '../../../shared/api/agreement.ts';
import { invariant } from '../../../shared/assert.ts';
import type { ReadDb } from '../db/types.ts';
import type { Desk } from '../desk.ts';
import { readCodebook } from '../repositories/small.ts';
import { disagreementsOf } from '../services/agreement/disagreements.ts';
import { gatherWork } from '../services/agreement/gather-work.ts';
import { projectAgreement } from '../services/agreement/project.ts';
import { code } from '../metrics/agreement/ratings.ts';
import { loadPartition } from '../metrics/agreement/gamma/solver.ts';
import type { HandlersOf } from '../router.ts';
import { goldOf } from '../services/agreement/gold.ts';
import { readRatings } from '../services/agreement/ratings-file.ts';
import { ratingResults } from '../services/agreement/ratings.ts';
import { readUnits } from '../services/agreement/units-file.ts';
import { unitResults } from '../services/agreement/units.ts';
import { onSnapshot } from './snapshot.ts';
import type { Pace, Tasks } from '../services/task.ts';

/** Agreement between layers and of tables: read from a snapshot, so that writing goes on meanwhile. */
export function agreementHandlers(desk: Desk, tasks: Tasks): HandlersOf<typeof agreementProcedures> {
  const read = <T>(task: string, work: (db: ReadDb, pace: Pace) => Promise<T>): Promise<T> =>
    tasks.run(task, (pace) => onSnapshot(desk, (db) => work(db, pace)));
  return {
    'agreement.project': ({ task, seed = 1, ...comparison }) =>
      read(task, async (db, pace) => {
        const { layers, documents } = await gatherWork(db, comparison, pace);
        const codebook = readCodebook(db);
        invariant(codebook, 'a project has a codebook');
        const partition = await loadPartition();
        let done = 0;
        const step = (): Promise<void> => pace.step('comparing', done++, null);
        return projectAgreement(documents, { layers, codebook, seed, partition, step });
      }),
    'agreement.disagreements': ({ task, reference, other, documents, labels }) =>
      read(task, async (db, pace) => {
        const work = await gatherWork(db, { layers: [reference, other], documents, labels }, pace);
        return disagreementsOf(work.documents, reference, other);
      }),
    'agreement.ratings': ({ path, level }) => {
      const { coders, units, ratings } = readRatings(path);
      return {
        coders: [...coders],
        items: units.length,
        results: ratingResults(code(ratings, coders.length), coders, level),
      };
    },
    'agreement.units': ({ task, path, length, seed }) =>
      tasks.run(task, async (pace) => {
        const { annotators, continua, units } = readUnits(path, length);
        const partition = await loadPartition();
        let done = 0;
        const step = (): Promise<void> => pace.step('comparing', done++, null);
        const results = await unitResults(continua, annotators, { seed, partition, step });
        return { coders: [...annotators], items: units, results };
      }),
    'gold.ratings': ({ path, strategy, minAgreement }) => goldOf(readRatings(path), strategy, minAgreement),
  };
}
