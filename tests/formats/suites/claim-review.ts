import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { CLAIM_REVIEW } from '../../../electron/core/formats/claim-review/format.ts';
import { verdictOf } from '../../../electron/core/formats/claim-review/verdict.ts';
import type { DatasetRecord } from '../../../electron/core/formats/dataset.ts';
import type { Codebook } from '../../../shared/model/codebook.ts';
import { annotation, record, relation } from '../make.ts';
import { nodesOf, quadsOf } from './json-ld.ts';
import { CODEBOOK, datasets } from './projects.ts';
import { fitted, written, type Suite } from './suite.ts';

const SCHEMA = 'http://schema.org/';

type Attribute = Codebook['attributes'][number];

/** The trial codebook with a verdict as the default codebook has it. */
const withVerdict = (more: Partial<Attribute> = {}): Codebook => ({
  ...CODEBOOK,
  attributes: [
    ...CODEBOOK.attributes,
    {
      name: 'verdict',
      on: 'CLAIM',
      type: 'choice',
      mandatory: false,
      multiple: false,
      definition: '',
      default: 'unverified',
      values: ['unverified', 'supported', 'refuted'].map((name) => ({ name, definition: '' })),
      needs: [],
      examples: [],
      ...more,
    },
  ],
});

const TEXT = 'Police said 12 people died. The mayor said so, too.';
const CARD = { id: 'card', text: 'Twelve people died.' };
const claim = annotation('a', TEXT, ['12 people died'], {
  claim: 'card',
  attributes: {
    verdict: 'refuted',
    verdict_date: '2024-11-02',
    justification: 'Fifteen, says the ministry.',
    certainty: 'certain',
  },
});
const police = annotation('p', TEXT, ['Police'], { label: 'SOURCE', attributes: { source_entity: 'the police' } });
const idle = annotation('q', TEXT, ['The mayor'], { label: 'SOURCE' });
const open = annotation('o', TEXT, ['said so'], { attributes: { verdict: 'unverified' } });
const REPORT = record(TEXT, {
  title: 'Deaths',
  publications: [
    { outlet: 'The Wire', url: 'https://example.org/a', date: '2024-10-28' },
    { outlet: 'The Post', date: '2024' },
  ],
  annotations: [claim, police, idle, open],
  claims: [CARD],
  sources: [{ id: 's', name: 'Police', kind: 'organisation', aliases: ['the police'] }],
  relations: [relation('r', 'a', 'p', { type: 'attributed_to' }), relation('x', 'a', 'o')],
});
const AGAIN = record('The paper repeats it: 12 people died.', {
  annotations: [
    annotation('b', 'The paper repeats it: 12 people died.', ['12 people died'], {
      claim: 'card',
      attributes: { verdict: 'refuted' },
    }),
  ],
  claims: [CARD],
});

interface Graph {
  readonly '@graph': readonly Record<string, unknown>[];
}

const reviews = async (records: readonly DatasetRecord[], codebook = withVerdict()): Promise<Graph['@graph']> => {
  const files = await written(CLAIM_REVIEW, fitted(CLAIM_REVIEW, records, codebook).records, codebook);
  return (JSON.parse(String(files.get('claim-review.jsonld'))) as Graph)['@graph'];
};

const rating = async (verdict: string | number, more: Partial<Attribute>): Promise<unknown> => {
  const judged = { ...claim, attributes: { verdict } };
  const [one] = await reviews(
    [{ ...REPORT, annotations: [judged], relations: [] }],
    withVerdict({ default: undefined, ...more }),
  );
  return one?.['reviewRating'];
};

const values = (...names: (string | number)[]): Attribute['values'] => names.map((name) => ({ name, definition: '' }));

/** ClaimReview JSON-LD. */
export const CLAIM_REVIEW_SUITE: Suite = {
  format: CLAIM_REVIEW,
  // Claims of the generated projects are judged by their place in the list.
  projects: datasets.map((records) =>
    records.map((one) => ({
      ...one,
      annotations: one.annotations.map((annotation_) =>
        annotation_.label === 'CLAIM' && annotation_.id < '8'
          ? {
              ...annotation_,
              attributes: { ...annotation_.attributes, verdict: annotation_.id < '4' ? 'supported' : 'refuted' },
            }
          : annotation_,
      ),
    })),
  ),
  traps: [
    {
      name: 'one review for a claim card and a verdict, with who said it and where it appeared',
      run: async () => {
        expect(await reviews([REPORT, AGAIN])).toEqual([
          {
            '@id': expect.stringMatching(/^urn:uuid:[0-9a-f-]{36}$/),
            '@type': 'ClaimReview',
            claimReviewed: 'Twelve people died.',
            reviewRating: { '@type': 'Rating', alternateName: 'refuted' },
            reviewBody: 'Fifteen, says the ministry.',
            datePublished: '2024-11-02',
            author: { '@type': 'Person', name: 'ana' },
            itemReviewed: {
              '@type': 'Claim',
              author: { '@type': 'Organization', name: 'Police' },
              datePublished: '2024-10-28',
              appearance: {
                '@type': 'CreativeWork',
                url: 'https://example.org/a',
                headline: 'Deaths',
                datePublished: '2024-10-28',
                publisher: { '@type': 'Organization', name: 'The Wire' },
              },
            },
          },
        ]);
      },
    },
    {
      name: 'two annotators who judge a claim are two reviews, and so are two verdicts',
      run: async () => {
        const bo = { ...claim, id: 'c', layer: 'bo' };
        const supported = { ...claim, id: 'd', attributes: { verdict: 'supported' } };
        const all = await reviews([{ ...REPORT, annotations: [claim, bo, supported], relations: [] }]);
        expect(
          all.map(({ reviewRating, author }) => [(reviewRating as { alternateName: string }).alternateName, author]),
        ).toHaveLength(3);
        expect(
          await reviews([
            REPORT,
            { ...AGAIN, claims: [], annotations: AGAIN.annotations.map(({ claim: _, ...rest }) => rest) },
          ]),
        ).toHaveLength(2);
      },
    },
    {
      name: 'numbers only where the codebook has an order: the values themselves, or places in a written order',
      run: async () => {
        const plain = { '@type': 'Rating', alternateName: 'refuted' };
        expect(await rating('refuted', {})).toEqual(plain);
        expect(await rating('refuted', { scale: 'ordinal' })).toEqual(plain);
        const order = { values: values('supported', 'mixed', 'refuted', 'unclear') };
        const down = await rating('refuted', { ...order, scale: 'ordinal supported>mixed>refuted; unclear = missing' });
        expect(down).toEqual({ ...plain, ratingValue: 1, bestRating: 3, worstRating: 1 });
        expect(await rating('refuted', { ...order, scale: 'ordinal refuted<mixed<supported' })).toEqual(down);
        expect(await rating('unclear', { ...order, scale: 'ordinal supported>mixed>refuted' })).toEqual({
          ...plain,
          alternateName: 'unclear',
        });
        expect(await rating(4, { values: values(1, 2, 3, 4, 5) })).toEqual({
          '@type': 'Rating',
          alternateName: '4',
          ratingValue: 4,
          bestRating: 5,
          worstRating: 1,
        });
      },
    },
    {
      name: 'claims without a verdict are counted as lost, and what Google asks for and is missing is said',
      run: () => {
        const { lost, records } = fitted(CLAIM_REVIEW, [REPORT, AGAIN], withVerdict());
        expect(lost.map(({ what, id }) => [what, id])).toEqual([
          ['address of a review', 'a'],
          ['annotation', 'q'],
          ['claim', 'o'],
          ['relation', 'x'],
          ['publication', REPORT.id],
          ['attribute', 'a'],
          ['address of a review', 'b'],
          ['date of a review', 'b'],
        ].map(([what, id]) => [what, id])); // oxfmt-ignore
        expect(records[0]?.annotations.map(({ id }) => id)).toEqual(['a', 'p']);
        expect(fitted(CLAIM_REVIEW, [{ ...REPORT, annotations: [open], relations: [] }], withVerdict()).lost).toContainEqual({
          what: 'document of which no claim has a verdict', why: 'there is nothing to review in it', id: REPORT.id, value: 'Deaths',
        }); // oxfmt-ignore
      },
    },
  ],
  hostile: [],
  outside: [
    {
      reader: 'jsonld',
      run: async (folder, records) => {
        const judged = records.flatMap((one) =>
          one.annotations.flatMap((annotation_) => {
            const verdict = verdictOf(annotation_, CODEBOOK);
            return verdict === null ? [] : [`${annotation_.claim ?? annotation_.id} ${annotation_.layer} ${verdict}`];
          }),
        );
        expect(judged.length).toBeGreaterThan(20);
        const [file = ''] = readdirSync(folder);
        const json = readFileSync(join(folder, file), 'utf8');
        const nodes = await nodesOf(json, `${SCHEMA}ClaimReview`);
        expect(nodes).toHaveLength(new Set(judged).size);
        for (const node of nodes) {
          for (const term of ['claimReviewed', 'itemReviewed', 'reviewRating'])
            expect(node[`${SCHEMA}${term}`]).toHaveLength(1);
        }
        expect(await nodesOf(json, `${SCHEMA}Rating`)).toHaveLength(nodes.length);
        expect((await quadsOf(json)).match(/> <http:\/\/schema\.org\/claimReviewed> /g)).toHaveLength(nodes.length);
      },
    },
  ],
};
