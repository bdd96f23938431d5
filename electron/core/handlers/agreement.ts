import type { agreementProcedures } from '../../../shared/api/agreement.ts';
import { invariant } from '../../../shared/assert.ts';
import type { ReadDb } from '../db/types.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import type { Desk } from '../desk.ts';
import { claimById } from '../repositories/claims.ts';
import { readCodebook } from '../repositories/small.ts';
import { disagreementsOf } from '../services/agreement/disagreements.ts';
import { gatherWork } from '../services/agreement/gather-work.ts';
import { leftOutOf, projectAgreement } from '../services/agreement/project.ts';
import { trainingOf } from '../services/agreement/training.ts';
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
  const steps = (pace: Pace): (() => Promise<void>) => {
    let done = 0;
    return () => pace.step('comparing', done++, null);
  };
  return {
    'agreement.project': ({ task, seed = 1, gamma = 'with', ...comparison }) =>
      read(task, async (db, pace) => {
        const gathered = await gatherWork(db, comparison, pace);
        const partition = await loadPartition();
        return projectAgreement(gathered, { codebook: schemeOf(db), seed, gamma, partition, step: steps(pace) });
      }),
    'agreement.disagreements': ({ task, reference, other, documents, labels }) =>
      read(task, async (db, pace) => {
        const gathered = await gatherWork(db, { layers: [reference, other], documents, labels }, pace);
        const options = { codebook: schemeOf(db), cardText: cardTextOf(db) };
        return {
          ...disagreementsOf(gathered.documents, reference, other, options),
          left_out: leftOutOf(gathered),
        };
      }),
    'agreement.training': ({ task, reference, learner, whenDone, documents, labels }) =>
      read(task, async (db, pace) => {
        const asked = { layers: [reference, learner], documents, labels };
        const gathered = await gatherWork(db, asked, pace);
        return trainingOf(
          db,
          gathered,
          { reference, learner, whenDone },
          {
            codebook: schemeOf(db),
            cardText: cardTextOf(db),
            partition: await loadPartition(),
            step: steps(pace),
          },
        );
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

function schemeOf(db: ReadDb): Codebook {
  const codebook = readCodebook(db);
  invariant(codebook, 'a project has a codebook');
  return codebook;
}

/** What a claim card says; one that is gone says nothing. */
const cardTextOf =
  (db: ReadDb) =>
  (claim: string): string =>
    claimById(db, claim)?.text ?? '';
