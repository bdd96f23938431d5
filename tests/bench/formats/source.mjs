import { documentId, sha256 } from '../../../electron/core/sources/identity.ts';
import { spansOf, textOf } from '../storage/corpus.mjs';

const SPANS_PER_DOCUMENT = 100;

/**
 * @param {string} name
 * @param {'choice' | 'number'} type
 * @param {readonly string[]} values
 * @returns {import('../../../shared/model/codebook.ts').AttributeDefinition}
 */
const attribute = (name, type, values) => ({
  name,
  on: 'any',
  type,
  mandatory: false,
  multiple: false,
  definition: '',
  values: values.map((value) => ({ name: value, definition: '' })),
  needs: [],
  examples: [],
});

/**
 * The labels of the made-up datasets.
 *
 * @type {import('../../../shared/model/codebook.ts').Codebook}
 */
export const BENCH_CODEBOOK = {
  id: 'bench',
  version: '1.0.0',
  labels: ['CLAIM', 'SOURCE', 'CUE'].map((name, color) => ({
    name,
    definition: '',
    color,
    badge: name.slice(0, 1),
    mandatory: false,
    examples: [],
  })),
  attributes: [attribute('certainty', 'choice', ['certain', 'possible']), attribute('value', 'number', [])],
  relations: [
    { name: 'attributed_to', from: [], to: [], scope: 'any', symmetric: false, transitive: false, definition: '' },
  ],
};

/** @param {number} document @param {number} i */
const idOf = (document, i) =>
  `0190aaaa-0000-7000-8000-${(document * SPANS_PER_DOCUMENT + i).toString(16).padStart(12, '0')}`;

/**
 * What an export would see of a project with `count` annotations, 100 a document of 10 kB, one relation for every ten of them: made afresh
 * on each walk, so that nothing of it is held.
 *
 * @param {number} count
 * @param {import('../../../electron/core/formats/format.ts').Format} format
 * @returns {import('../../../electron/core/formats/format.ts').DatasetSource}
 */
export function syntheticSource(count, format) {
  const documents = Array.from({ length: count / SPANS_PER_DOCUMENT }, (_, n) => ({
    n,
    id: documentId(textOf(n, 10_000)),
  }));
  documents.sort((a, b) => (a.id < b.id ? -1 : 1));
  const context = { codebook: BENCH_CODEBOOK, beside: /** @type {const} */ ({ original: 'utf-8', statuses: 0 }) };
  return {
    codebook: BENCH_CODEBOOK,
    project: { name: 'Bench' },
    annotators: [{ id: 'bench', name: 'bench' }],
    async *records() {
      for (const { n, id } of documents) {
        const record = recordOf(n, id);
        yield format.writer?.fit(record, context).record ?? record;
      }
    },
  };
}

/**
 * @param {number} n
 * @param {string} id
 * @returns {import('../../../electron/core/formats/dataset.ts').DatasetRecord}
 */
function recordOf(n, id) {
  const text = textOf(n, 10_000);
  const annotations = spansOf(text, n, SPANS_PER_DOCUMENT).map(({ start, end, label, quote }, i) => ({
    id: idOf(n, i),
    document: id,
    layer: 'bench',
    label,
    fragments: [{ start: /** @type {any} */ (start), end: /** @type {any} */ (end) }],
    quote,
    attributes: i % 2 === 0 ? { certainty: 'possible', value: i / 4 } : {},
    codebookVersion: '1.0.0',
    origin: /** @type {const} */ ({ kind: 'human' }),
    ...(i % 20 === 0 && { note: 'wire copy, or is it?' }),
  }));
  const relations = Array.from({ length: SPANS_PER_DOCUMENT / 10 }, (_, i) => ({
    id: idOf(n + 1_000_000, i),
    type: 'attributed_to',
    from: idOf(n, i),
    to: idOf(n, i + 50),
    layer: 'bench',
    attributes: {},
  }));
  return {
    id,
    title: `Article ${n}`,
    metadata: { language: 'en' },
    publications: [{ outlet: 'The Wire', date: '2024-10-28' }],
    mediaType: 'text/plain',
    text,
    textSha256: sha256(text),
    annotations,
    claims: [],
    sources: [],
    labels: {},
    relations,
  };
}
