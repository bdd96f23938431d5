import { describe, expect, it } from 'vitest';
import { groupsOf, type Plan } from '../../../renderer/features/splits/groups.ts';
import type { SplitName } from '../../../shared/splits/measure.ts';

const documents = ['a', 'b', 'c'].map((id) => ({
  id: `d_${id}`,
  title: id,
  split: null,
  other: id === 'c' ? null : 'dev',
  labels: {},
}));
const together = { documents: ['d_a', 'd_b'], ties: [] };

/** Where the groups are, by their first documents. */
const placed = (plan: Record<string, SplitName>, components = [together]): Record<string, string> =>
  Object.fromEntries(
    groupsOf({ documents, components }, new Map(Object.entries(plan)) satisfies Plan).map(({ key, split, other }) => [
      key,
      `${split}, ${other}`,
    ]),
  );

describe('the groups of a split', () => {
  it('are in a split of another name where their metadata say so and nobody has moved them', () => {
    expect(placed({})).toEqual({ d_a: 'other, dev', d_c: 'null, null' });
    expect(placed({ d_a: 'train', d_b: 'train', d_c: 'test' })).toEqual({ d_a: 'train, null', d_c: 'test, null' });
  });

  it('are in several where one document is in another split than the others', () => {
    expect(placed({ d_a: 'train' })).toMatchObject({ d_a: 'mixed, null' });
    expect(placed({}, [{ documents: ['d_a', 'd_c'], ties: [] }])).toMatchObject({
      d_a: 'mixed, null',
      d_b: 'other, dev',
    });
  });
});
