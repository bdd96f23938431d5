import { utf16 } from '../../../shared/text/units.ts';
import { seeded } from '../../../electron/core/metrics/random.ts';

const LABELS = ['CLAIM', 'SOURCE', 'QUANTITY', 'TIME', 'PLACE', 'EVIDENCE', 'CUE', 'TOPIC'];

/**
 * Documents as several annotators would have marked them: one in ten spans is missing, one in ten begins or ends elsewhere, one in
 * twenty has another label. The spans of one annotator do not overlap, as the unitizing alphas want it.
 *
 * @param {{ documents: number, spans: number, annotators: number, seed: number }} size spans: of each annotator in each document
 * @returns {import('../../../electron/core/metrics/agreement/unitizing.ts').Continuum[]}
 */
export function continuaOf({ documents, spans, annotators, seed }) {
  const random = seeded(seed);
  return Array.from({ length: documents }, () => {
    const step = 60;
    const truth = Array.from({ length: spans }, (_, i) => {
      const start = i * step + 10 + Math.floor(random() * 10);
      return {
        start,
        end: start + 8 + Math.floor(random() * 24),
        label: LABELS[Math.floor(random() * LABELS.length)] ?? '',
      };
    });
    return {
      length: spans * step,
      annotators: Array.from({ length: annotators }, () =>
        truth.flatMap((span) => {
          const [fate, by] = [random(), 1 + Math.floor(random() * 4)];
          if (fate < 0.1) return [];
          if (fate < 0.15) return [{ ...span, start: span.start - by }];
          if (fate < 0.2) return [{ ...span, end: span.end + by }];
          if (fate < 0.25) return [{ ...span, label: LABELS[Math.floor(random() * LABELS.length)] ?? '' }];
          return [span];
        }),
      ),
    };
  });
}

/**
 * What three coders say of units, four in five the same.
 *
 * @param {number} units
 * @returns {string[][]}
 */
export function ratingsOf(units) {
  const random = seeded(7);
  const any = () => LABELS[Math.floor(random() * 5)] ?? '';
  return Array.from({ length: units }, () => {
    const truth = any();
    return Array.from({ length: 3 }, () => (random() < 0.8 ? truth : any()));
  });
}

/**
 * The same as the work of a project.
 *
 * @param {readonly import('../../../electron/core/metrics/agreement/unitizing.ts').Continuum[]} continua
 * @returns {import('../../../electron/core/services/agreement/gather-work.ts').Gathered}
 */
export function gatheredOf(continua) {
  const layers = ['ana', 'bo', 'cy'];
  const documents = continua.map(({ length, annotators }, place) => ({
    id: `d${place}`,
    title: `Document ${place}`,
    length,
    zones: [],
    layers: annotators.map((spans, who) => ({
      layer: layers[who] ?? '',
      annotations: spans.map(({ start, end, label }, i) => ({
        id: `${place}-${who}-${i}`,
        document: `d${place}`,
        layer: layers[who] ?? '',
        label,
        fragments: [{ start: utf16(start), end: utf16(end) }],
        quote: '-',
        attributes: {},
        codebookVersion: '1',
        origin: { kind: /** @type {const} */ ('human') },
      })),
      relations: [],
      labels: {},
    })),
  }));
  return { layers, documents, hidden: [] };
}
