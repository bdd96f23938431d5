import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignSplits } from '../../../electron/core/metrics/splits/assign.ts';
import { componentsOf, type Tie } from '../../../electron/core/metrics/splits/components.ts';
import { SPLITS } from '../../../shared/splits/measure.ts';
import { testCore, type TestCore } from '../../support/core.ts';

const tie = (a: string, b: string): Tie => ({ a, b, why: 'story', what: 's' });

describe('components', () => {
  it('hold what is tied, directly or by way of others; the largest first', () => {
    const found = componentsOf(['a', 'b', 'c', 'd', 'e'], [tie('d', 'b'), tie('b', 'e')]);
    expect(found.map(({ documents }) => documents)).toEqual([['b', 'd', 'e'], ['a'], ['c']]);
    expect(found[0]?.ties).toHaveLength(2);
  });
});

describe('splits', () => {
  const documents = Array.from({ length: 60 }, (_, i) => `d${String(i).padStart(2, '0')}`);
  const labelsOf = (id: string) => (Number(id.slice(1)) % 10 === 0 ? { RARE: 1, CLAIM: 3 } : { CLAIM: 3 });

  it('never part what is tied, whatever the ties, ratios and seed', () => {
    const pair = fc.tuple(fc.nat(59), fc.nat(59));
    const ratios = fc.constantFrom([0.8, 0.1, 0.1], [0.5, 0.5], [0.6, 0, 0.4], [1, 0, 0]);
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 60 }), ratios, fc.nat(), (pairs, shares, seed) => {
        const ties = pairs.flatMap(([a, b]) => (a === b ? [] : [tie(documents[a] ?? '', documents[b] ?? '')]));
        const components = componentsOf(documents, ties);
        const plan = assignSplits(components, labelsOf, shares, seed);
        expect(plan.size).toBe(documents.length);
        for (const { a, b } of ties) expect(plan.get(a)).toBe(plan.get(b));
        for (const [i, split] of SPLITS.entries()) {
          const isEmpty = (shares[i] ?? 0) === 0;
          expect(isEmpty && [...plan.values()].includes(split)).toBe(false);
        }
        expect(assignSplits(components, labelsOf, shares, seed)).toEqual(plan);
      }),
      { numRuns: 500 },
    );
  });

  it('each gets its share of the documents and of a rare label', () => {
    const plan = assignSplits(componentsOf(documents, []), labelsOf, [0.5, 0.25, 0.25], 1);
    const of = (split: string) => documents.filter((id) => plan.get(id) === split);
    expect(SPLITS.map((split) => of(split).length)).toEqual([30, 15, 15]);
    const rare = SPLITS.map((split) => of(split).filter((id) => 'RARE' in labelsOf(id)).length);
    expect(Math.max(...rare.map((n, i) => Math.abs(n - ([3, 1.5, 1.5][i] ?? 0))))).toBeLessThanOrEqual(0.5);
  });
});

describe('splits of a project', () => {
  let folder = '';
  let at: TestCore;
  const ids = new Map<string, string>();
  const WIRE =
    'North Korea has sent about 11,000 soldiers to Russia since last autumn, the ministry in Seoul said on Monday. They are expected at the front within weeks, a spokesman added to it.';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'claimwright-splits-'));
    at = await testCore(folder);
    const { client } = at;
    mkdirSync(join(folder, 'texts'));
    const texts = { 'a.txt': `One paper\n\n${WIRE}`, 'b.txt': `Another paper\n\n${WIRE}\n\nIt said no more.` };
    for (const [name, text] of Object.entries(texts)) writeFileSync(join(folder, 'texts', name), text);
    const others = {
      'c.txt': 'The harvest in the southern valleys was poor, and prices of grain rose twice before winter.',
      'd.txt': 'A bridge over the old canal has fallen; engineers blame rust that nobody looked for.',
      'e.txt': 'Two hundred people sleep in a school since the flood, a mayor told local radio stations.',
      'f.txt': 'Scientists count more whales this spring than in any year of the last four decades.',
    };
    for (const [name, text] of Object.entries(others)) writeFileSync(join(folder, 'texts', name), text);
    await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
    await client.call('project.create', { name: 'Splits' });
    const staged = await client.call('import.stage', {
      task: uuid(),
      source: { kind: 'path', path: join(folder, 'texts') },
    });
    await client.call('import.commit', { batch: uuid(), task: uuid(), ids: staged.map(({ id }) => id) });
    const { documents } = await client.call('documents.list', {});
    for (const { id, fileName } of documents) ids.set(fileName ?? '', id);
    await client.call('documents.describe', {
      batch: uuid(),
      document: ids.get('d.txt') ?? '',
      metadata: { story: 'town' },
    });
    await client.call('documents.describe', {
      batch: uuid(),
      document: ids.get('e.txt') ?? '',
      metadata: { story: 'town' },
    });
  });
  afterAll(async () => {
    await at.core.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const named = (id: string) => [...ids].find(([, one]) => one === id)?.[0] ?? id;

  it('keep near-copies and a story together, and say why', async () => {
    const found = await at.client.call('splits.propose', { task: uuid(), ratios: [0.5, 0.5], seed: 4 });
    expect(
      found.components.map(({ documents, ties }) => [documents.map(named).toSorted(), ties.map(({ why }) => why)]),
    ).toEqual(
      expect.arrayContaining([
        [['a.txt', 'b.txt'], ['near-copy']],
        [['d.txt', 'e.txt'], ['story']],
      ]) as unknown[],
    );
    expect(found.leaks).toEqual([]);
    expect(found.counts.map(({ split, documents }) => [split, documents])).toEqual([['train', 3], ['validation', 3], ['test', 0]]); // oxfmt-ignore
  });

  it('the leaks of a split that somebody brings are told; a table that is wrong is refused with its line', async () => {
    const file = join(folder, 'split.csv');
    writeFileSync(file, 'split,document\ntrain,a.txt\ntest,b.txt\ntrain,d.txt\ntrain,e.txt\n');
    const found = await at.client.call('splits.check', { task: uuid(), source: { kind: 'path', path: file } });
    expect(found.leaks.map(({ a, b, why, splits }) => [[a, b].map(named).toSorted(), why, splits.toSorted()])).toEqual([
      [['a.txt', 'b.txt'], 'near-copy', ['test', 'train']],
    ]);
    expect(found.warnings).toEqual(['2 of 6 documents are in no split: exports put them into train.']);
    for (const [csv, says] of [
      ['a,b\n', /split\.csv:1: it needs the columns "document"/],
      ['document,split\na.txt,dev\n', /split\.csv:2: "dev" is no split; it is one of train, validation, test/],
      ['document,split\nz.txt,train\n', /split\.csv:2: there is no document "z\.txt"/],
      ['document,split\na.txt,train\na.txt,test\n', /split\.csv:3: the document a\.txt is in train too/],
    ] as const) {
      writeFileSync(file, csv);
      await expect(
        at.client.call('splits.check', { task: uuid(), source: { kind: 'path', path: file } }),
      ).rejects.toThrow(says);
    }
  });

  it('are checked as they are exported: without one into train, other names as they are; a file leaves alone what it does not name', async () => {
    const describe = (name: string, metadata: Record<string, string>) =>
      at.client.call('documents.describe', { batch: uuid(), document: ids.get(name) ?? '', metadata });
    const file = join(folder, 'part.csv');
    writeFileSync(file, 'document,split\na.txt,train\nb.txt,train\n');
    const check = async (source?: { kind: 'path'; path: string }) => {
      const found = await at.client.call('splits.check', { task: uuid(), ...(source && { source }) });
      const kept = found.documents.find(({ id }) => id === ids.get('d.txt'));
      return { leaks: found.leaks.map(({ splits }) => splits.toSorted()), split: kept?.split, notes: found.warnings };
    };
    await describe('d.txt', { story: 'town', split: 'test' });
    expect(await check()).toMatchObject({ leaks: [['test', 'train']], split: 'test' });
    expect(await check({ kind: 'path', path: file })).toMatchObject({ leaks: [['test', 'train']], split: 'test' });
    await describe('e.txt', { story: 'town', split: 'dev' });
    expect(await check()).toEqual({
      leaks: [['dev', 'test']],
      split: 'test',
      notes: [
        '4 of 6 documents are in no split: exports put them into train.',
        '1 of 6 documents are in splits of other names (dev): exports keep these.',
      ],
    });
    await at.client.call('history.undo', { batch: uuid() });
    await at.client.call('history.undo', { batch: uuid() });
  });

  it('are saved into the metadata in one step, found there, and undone', async () => {
    const found = await at.client.call('splits.propose', { task: uuid(), ratios: [0.5, 0.25, 0.25], seed: 1 });
    const splits = found.documents.map(({ id, split }) => ({ document: id, split }));
    await at.client.call('splits.save', { batch: uuid(), splits });
    const saved = await at.client.call('splits.check', { task: uuid() });
    expect(saved.documents).toEqual(found.documents);
    expect(saved.leaks).toEqual([]);
    const { document } = await at.client.call('documents.read', { id: ids.get('d.txt') ?? '' });
    expect(document.metadata['story']).toBe('town');
    await at.client.call('history.undo', { batch: uuid() });
    expect(
      (await at.client.call('splits.check', { task: uuid() })).documents.every(({ split }) => split === null),
    ).toBe(true);
  });

  it('ratios that do not add up are refused', async () => {
    await expect(at.client.call('splits.propose', { task: uuid(), ratios: [0.5, 0.4], seed: 1 })).rejects.toThrow(
      /add up to 0\.9, not to 1/,
    );
  });
});

describe('looking for splits and leaks', () => {
  it('is a task that can be ended', async () => {
    const at = await testCore();
    await at.client.call('project.create', { name: 'Seeds', seeds: true });
    const [propose, check] = [uuid(), uuid()];
    const proposing = at.client.call('splits.propose', { task: propose, ratios: [0.8, 0.1, 0.1], seed: 1 });
    await at.client.call('task.cancel', { task: propose });
    await expect(proposing).rejects.toMatchObject({ code: 'cancelled' });
    const checking = at.client.call('splits.check', { task: check });
    await at.client.call('task.cancel', { task: check });
    await expect(checking).rejects.toMatchObject({ code: 'cancelled' });
    await at.core.close();
  });
});

describe('splits of the seeds', () => {
  it('are one component, and that is said', async () => {
    const at = await testCore();
    await at.client.call('project.create', { name: 'Seeds', seeds: true });
    const found = await at.client.call('splits.propose', { task: uuid(), ratios: [0.8, 0.1, 0.1], seed: 1 });
    expect(found.components.map(({ documents }) => documents.length)).toEqual([5]);
    expect(found.warnings).toEqual([
      'All 5 documents belong together: every split of them would leak. Add documents about other stories, or publish them as one split.',
    ]);
    await at.core.close();
  });
});
