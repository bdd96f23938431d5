import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { familyOnce } from '../../../shared/agreement/family.ts';
import type { AgreementResult, ProjectAgreement } from '../../../shared/api/agreement.ts';
import { projectOf } from '../../support/annotators.ts';
import { testCore, type TestCore } from '../../support/core.ts';
import { temporaryFolder } from '../../support/project.ts';

const OVERLAPS = 'one annotator’s spans overlap each other, which this family does not allow: take one label at a time';
const ALONE = 'one annotator’s spans of one label overlap each other, which this family does not allow';

/** A figure stands in a claim, as it usually does; one annotator has a time in a time. */
const NESTED = [
  {
    text: 'Police said 12 people died on Monday morning. The mayor said 15 died.',
    marks: [
      { by: 'ana', quote: '12 people died' },
      { by: 'ana', quote: '12', label: 'QUANTITY' },
      { by: 'ana', quote: 'Monday morning', label: 'TIME' },
      { by: 'ana', quote: 'Monday', label: 'TIME' },
      { by: 'bo', quote: '12 people died' },
      { by: 'bo', quote: '12 people', label: 'QUANTITY' },
      { by: 'bo', quote: 'Monday', label: 'TIME' },
    ],
  },
];

let at: TestCore;
let found: ProjectAgreement;
beforeAll(async () => {
  at = await testCore(temporaryFolder());
  await projectOf(at, NESTED);
  found = await at.client.call('agreement.project', { task: uuid(), gamma: 'without' });
});
afterAll(() => at.core.close());

const of = (results: readonly AgreementResult[], metric: string) => results.filter((one) => one.metric === metric);

describe('uα of a label', () => {
  it('is told of all together and of each two annotators', async () => {
    const three = await testCore(temporaryFolder());
    await projectOf(three, [
      {
        text: 'Police said 12 people died on Monday morning. The mayor said 15 died.',
        marks: [
          { by: 'ana', quote: '12 people died' },
          { by: 'bo', quote: '12 people died' },
          { by: 'cy', quote: '15 died' },
        ],
      },
    ]);
    const numbers = await three.client.call('agreement.project', { task: uuid(), gamma: 'without' });
    const claims = of(numbers.by_label[0]?.results ?? [], 'u_alpha');
    expect(claims.map(({ coders }) => coders)).toEqual([undefined, ['ana', 'bo'], ['ana', 'cy'], ['bo', 'cy']]);
    expect(claims[1]?.value).toBe(1);
    expect(claims[2]?.value).toBeLessThan(0);
    expect(claims[0]?.value).toBeLessThan(1);
    await three.core.close();
  });
});

describe('the unitizing family where labels lie in each other', () => {
  it('is undefined as a whole, and a number of each label whose spans do not overlap', () => {
    expect(of(found.results, 'u_alpha')).toMatchObject([{ value: null, reason: OVERLAPS }]);
    const byLabel = Object.fromEntries(found.by_label.map(({ label, results }) => [label, of(results, 'u_alpha')]));
    expect(byLabel).toMatchObject({
      CLAIM: [{ value: 1, reason: null, items: 2 }],
      QUANTITY: [{ value: expect.any(Number), reason: null, items: 2 }],
      TIME: [{ value: null, reason: ALONE }],
    });
  });

  it('is a number where one label is chosen: the same as by label, and as places alone', async () => {
    const alone = await at.client.call('agreement.project', { task: uuid(), labels: ['QUANTITY'], gamma: 'without' });
    const [byLabel] = of(found.by_label.find(({ label }) => label === 'QUANTITY')?.results ?? [], 'u_alpha');
    expect(of(alone.results, 'u_alpha')[0]?.value).toBe(byLabel?.value);
    expect(of(alone.results, 'u_alpha_binary')[0]?.value).toBe(byLabel?.value);
    expect(familyOnce(alone.results)).toEqual(alone.results);
  });

  it('is told once to people, in its place; each two annotators apart', () => {
    const names = (results: readonly AgreementResult[]) => familyOnce(results).map(({ metric }) => metric);
    expect(of(found.results, 'ku_alpha')).toHaveLength(3);
    expect(names(found.results).filter((name) => name.includes('u_alpha') || name.startsWith('unitizing'))).toEqual([
      'unitizing_family',
    ]);
    const two = found.results.map((one): AgreementResult => ({ ...one, coders: ['ana', 'cy'] }));
    expect(names([...found.results, ...two]).filter((name) => name === 'unitizing_family')).toHaveLength(2);
    const labelsAlone = found.results.filter(({ metric }) => metric === 'ku_alpha');
    expect(familyOnce(labelsAlone)).toEqual(labelsAlone);
    expect(familyOnce(found.results).find(({ metric }) => metric === 'unitizing_family')).not.toHaveProperty('label');
  });
});
