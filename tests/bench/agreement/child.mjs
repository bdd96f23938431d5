// One measurement in a process of its own, so that its memory can be told: what and how much are its arguments.
import { krippendorffAlpha } from '../../../electron/core/metrics/agreement/alpha.ts';
import { charAlpha } from '../../../electron/core/metrics/agreement/char-alpha.ts';
import { gamma } from '../../../electron/core/metrics/agreement/gamma/gamma.ts';
import { loadPartition } from '../../../electron/core/metrics/agreement/gamma/solver.ts';
import { code } from '../../../electron/core/metrics/agreement/ratings.ts';
import { addCounts, countSpans, matchSpans, scoreSpans } from '../../../electron/core/metrics/agreement/spans.ts';
import { projectAgreement } from '../../../electron/core/services/agreement/project.ts';
import { unitizingAlphas } from '../../../electron/core/metrics/agreement/unitizing.ts';
import { continuaOf, gatheredOf, ratingsOf } from './corpus.mjs';

const [what, documents = 1, spans = 1] = [process.argv[2], ...process.argv.slice(3).map(Number)];
const continua = what === 'ratings' ? [] : continuaOf({ documents, spans, annotators: 3, seed: 11 });
const ratings = what === 'ratings' ? ratingsOf(documents) : [];
const start = performance.now();
const value = await measure();
const ms = performance.now() - start;
process.stdout.write(JSON.stringify({ ms, value, mb: process.resourceUsage().maxRSS / 1024 }));

async function measure() {
  switch (what) {
    case 'f1':
      return [
        [0, 1],
        [0, 2],
        [1, 2],
      ].map(([i = 0, j = 0]) => {
        const counts = continua.map(({ annotators }) => {
          const [a, b] = [annotators[i] ?? [], annotators[j] ?? []];
          return countSpans(a, b, matchSpans(a, b), 'strict');
        });
        return scoreSpans(addCounts(counts)).f1.value;
      });
    case 'characters':
      return charAlpha(continua).value;
    case 'unitizing':
      return unitizingAlphas(continua).u.value;
    case 'project': {
      const codebook = { id: 'bench', version: '1', labels: [], attributes: [], relations: [] };
      const options = {
        codebook,
        seed: 1,
        gamma: /** @type {const} */ ('without'),
        partition: () => 0,
        step: () => Promise.resolve(),
      };
      const { results } = await projectAgreement(gatheredOf(continua), options);
      return results.length;
    }
    case 'gamma': {
      const found = await gamma(continua, await loadPartition());
      return { value: found.value, samples: found.samples };
    }
    default:
      return krippendorffAlpha(code(ratings, 3), 'nominal').value;
  }
}
