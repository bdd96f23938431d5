import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sharedIn, sketchOf } from '../../../electron/core/metrics/near-duplicates/sketch.ts';
import { tokensOf } from '../../../electron/core/metrics/near-duplicates/tokens.ts';
import { testCore, type TestCore } from '../../support/core.ts';
import { temporaryFolder } from '../../support/project.ts';

let at: TestCore;
const folder = temporaryFolder();
beforeAll(async () => {
  at = await testCore();
  await at.client.call('project.create', { name: 'Like' });
});
afterAll(() => at.core.close());

/** Sentences that are all different, from `first` on. */
const story = (first: number, sentences = 40): string =>
  Array.from({ length: sentences }, (_, i) => {
    const n = first + i;
    return `On day ${n} the council of town ${n * 7} counted ${n * 13} votes against motion ${n * 31}.`;
  }).join(' ');

const staged = async (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  const source = { kind: 'path', path: join(folder, name) } as const;
  const [one] = await at.client.call('import.stage', { task: uuid(), source });
  if (one?.content?.kind !== 'document') throw new Error('expected a text');
  return { id: one.id, ...one.content };
};

it('a text that is very like one of the project is told so, and is imported all the same', async () => {
  const first = await staged('first.txt', story(1));
  expect(first.like).toBeNull();
  await at.client.call('import.commit', { batch: uuid(), task: uuid(), ids: [first.id] });

  const same = await staged('same.txt', story(1));
  expect([same.duplicateOf, same.like]).toEqual([first.title, null]);
  const near = await staged('near.txt', story(1).replace('day 20 the council', 'day 20 the whole council'));
  expect(near.like).toEqual({ title: first.title, similarity: expect.closeTo(0.998, 2) as number });
  const half = await staged('half.txt', `${story(1, 20)} ${story(1, 20).replaceAll(/[a-z]{2,}/g, 'ship')}`);
  expect(half.like).toBeNull();
  const other = await staged(
    'other.txt',
    'Nothing of this stands anywhere else, whatever one looks for in the project.',
  );
  expect(other.like).toBeNull();
  const imported = await at.client.call('import.commit', { batch: uuid(), task: uuid(), ids: [near.id] });
  expect(imported.documents).toHaveLength(1);
});

it('500 texts beside 500 texts take seconds', () => {
  const sketches = Array.from({ length: 500 }, (_, i) => sketchOf(tokensOf(story(i * 40))));
  const before = performance.now();
  let like = 0;
  for (const a of sketches) for (const b of sketches) if (sharedIn(a, b) > 0.25) like += 1;
  expect(like).toBe(500);
  expect(performance.now() - before).toBeLessThan(3000);
});
