import Database from 'better-sqlite3';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { PassPlan } from '../../shared/api/adjudication.ts';
import { line, mark } from '../support/teamwork.ts';
import { inProcess } from './claimwright.ts';

// Machines may be busy.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const folder = mkdtempSync(join(tmpdir(), 'claimwright-gold-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TEXT = 'Police said 12 people died. The mayor said 15 died.';
/** Ana and Bo agree on two places of three; Cleo has the third one as somebody else does not. */
const DATASET = line(TEXT, [
  ...['ana', 'bo', 'cleo'].map((who) => mark(`p-${who}`, TEXT, 'Police', who, 'SOURCE')),
  ...['ana', 'bo'].map((who) => mark(`d-${who}`, TEXT, '12 people died', who, 'CLAIM')),
  mark('m-ana', TEXT, 'The mayor', 'ana', 'SOURCE'),
  mark('m-bo', TEXT, 'The mayor', 'bo', 'CLAIM'),
]);

async function out(...args: readonly string[]): Promise<string> {
  const { code, out: text, err } = await inProcess(args, folder);
  expect([code, err]).toEqual([0, '']);
  return text;
}
const plan = async (...more: readonly string[]): Promise<PassPlan> =>
  (JSON.parse(await out('gold', 'p.claimwright', '--json', ...more)) as { plan: PassPlan }).plan;

beforeAll(async () => {
  writeFileSync(join(folder, 'd.jsonl'), DATASET);
  await inProcess(['init', 'p.claimwright'], folder);
  await inProcess(['import', 'p.claimwright', 'd.jsonl'], folder);
});

describe('claimwright gold of a project', () => {
  const queued = { tie: 1, below: 0, edges: 0, attributes: 0, claim: 0, note: 0, ends: 0, alone: 0, locked: 0 };

  it('says what it would come to, and changes nothing', async () => {
    const before = readFileSync(join(folder, 'p.claimwright'));
    expect(await plan('--dry-run')).toMatchObject({ accepted: 2, rejected: 0, queued, before: 0 });
    expect(await plan('--dry-run', '--min-agreement', '0.9')).toMatchObject({ accepted: 1, queued: { below: 1, tie: 1 } });
    expect(readFileSync(join(folder, 'p.claimwright'))).toEqual(before);
    expect(await out('gold', 'p.claimwright', '--dry-run')).toMatch(
      /^2 places would be put into gold, 0 would be decided as none right\n1 place left to be adjudicated \(tie 1\)\n/,
    );
  }); // oxfmt-ignore

  it('says so where nobody has work that counts', async () => {
    await out('init', 'empty.claimwright', '--seeds');
    expect(await out('gold', 'empty.claimwright')).toMatch(/^nothing to adjudicate: no annotator has work/);
  });

  it('is the work of the program where nobody is named: nobody becomes an annotator by it', async () => {
    copyFileSync(join(folder, 'p.claimwright'), join(folder, 'own.claimwright'));
    await out('gold', 'own.claimwright', '--json');
    const { layers } = JSON.parse(await out('team', 'own.claimwright', '--json')) as { layers: { id: string; name: string | null }[] };
    expect(layers.map(({ id, name }) => [id, name])).toEqual([
      ['ana', 'ana'],
      ['bo', 'bo'],
      ['cleo', 'cleo'],
      ['gold', null],
    ]);
    const db = new Database(join(folder, 'own.claimwright'), { readonly: true });
    const actors = db.prepare<[], { actor: string }>('SELECT DISTINCT actor FROM batches').all();
    db.close();
    expect(actors).toEqual([{ actor: 'claimwright' }]);
  }); // oxfmt-ignore

  it('makes the gold layer, which exports as any other, with where it came from; a second time leaves it', async () => {
    expect(await plan('--annotator', 'zoe')).toMatchObject({ accepted: 2, queued });
    expect(await plan('--annotator', 'zoe')).toMatchObject({ accepted: 0, before: 2 });
    await out('export', 'p.claimwright', '--format', 'jsonl', '--layer', 'gold', '--out', 'gold.jsonl');
    const [written = ''] = readFileSync(join(folder, 'gold.jsonl'), 'utf8').split('\n');
    const { annotations } = JSON.parse(written) as { annotations: { annotator: string; quote: string; origin: unknown }[] };
    expect(annotations.map(({ annotator, quote, origin }) => [annotator, quote, origin])).toEqual([
      ['gold', 'Police', { kind: 'adjudication', from: ['p-ana', 'p-bo', 'p-cleo'] }],
      ['gold', '12 people died', { kind: 'adjudication', from: ['d-ana', 'd-bo'] }],
    ]);
  }); // oxfmt-ignore

  it('is a config of its own for Hugging Face', async () => {
    await inProcess(['export', 'p.claimwright', '--format', 'hugging-face', '--out', 'hf'], folder);
    const readme = readFileSync(join(folder, 'hf', 'README.md'), 'utf8');
    expect(readme).toMatch(/config_name: "?gold"?/);
  });

  it('wrong usage says what is right', async () => {
    const { code, err } = await inProcess(['gold', 'p.claimwright', '--ratings', 'x.csv'], folder);
    expect([code, err]).toEqual([2, expect.stringContaining('--ratings goes without a project')]);
    const refused = await inProcess(['gold', 'p.claimwright', '--layers', 'ana,gold'], folder);
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('The gold layer is what adjudication makes')]);
  }); // oxfmt-ignore
});
