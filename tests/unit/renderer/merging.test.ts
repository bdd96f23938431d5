import { expect, it } from 'vitest';
import type { MergePlan } from '../../../shared/api/merge.ts';
import { canMerge } from '../../../renderer/features/exchange/merging.ts';

const plan = (fresh: number, files: number): MergePlan => ({
  file: 'theirs.cwb',
  project: { id: 'p1', name: 'Test', isSame: true },
  operations: { new: fresh, known: 7 },
  files,
  records: [],
  documents: [],
  annotators: [],
  codebook: { is: 'same', ours: '1', theirs: '1' },
  unknownLabels: [],
  dangling: 0,
  conflicts: [],
  conflicting: 0,
});

it.each<[string, MergePlan[], boolean]>([
  ['nothing', [plan(0, 0)], false],
  ['changes', [plan(0, 0), plan(3, 0)], true],
  ['original files alone', [plan(0, 2)], true],
])('of %s, what would be merged is or is not worth a merge', (_, plans, can) => {
  expect(canMerge(plans)).toBe(can);
});
