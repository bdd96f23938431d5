import type { agreementProcedures } from '../../../shared/api/agreement.ts';
import { code } from '../metrics/agreement/ratings.ts';
import { loadPartition } from '../metrics/agreement/gamma/solver.ts';
import type { HandlersOf } from '../router.ts';
import { goldOf } from '../services/agreement/gold.ts';
import { readRatings } from '../services/agreement/ratings-file.ts';
import { ratingResults } from '../services/agreement/ratings.ts';
import { readUnits } from '../services/agreement/units-file.ts';
import { unitResults } from '../services/agreement/units.ts';
import type { Tasks } from '../services/task.ts';

/** Agreement and gold labels of tables. */
export function agreementHandlers(tasks: Tasks): HandlersOf<typeof agreementProcedures> {
  return {
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
