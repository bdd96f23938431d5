import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sharedIn, SKETCH, sketchOf } from '../../../electron/core/metrics/near-duplicates/sketch.ts';
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

it('a text is held against another by as many numbers, however long both are', () => {
  const sketches = [40, 400].map((sentences) => sketchOf(tokensOf(story(1, sentences))));
  expect(sketches.map(({ length }) => length)).toEqual([SKETCH, SKETCH]);
  let reads = 0;
  const counted = sketches.map((sketch) =>
    Object.defineProperties(Object.create(sketch) as Int32Array, {
      length: { value: sketch.length },
      ...Object.fromEntries(Array.from(sketch, (hash, i) => [i, { get: () => (reads++, hash) }])),
    }),
  );
  const [a, b] = counted;
  if (!a || !b) throw new Error('expected two');
  expect(sharedIn(a, b)).toBeLessThan(0.25);
  expect(reads).toBeLessThanOrEqual(4 * SKETCH);
});
