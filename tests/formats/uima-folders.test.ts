import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCore, type TestCore } from '../support/core.ts';
import { sha256 } from '../support/project.ts';

const TEXT = 'Police said 12 people died. The mayor said 15.';

const claim = (id: string, annotator: string, start: number, end: number): object => ({
  id,
  annotator,
  label: 'CLAIM',
  start,
  end,
  quote: TEXT.slice(start, end),
  attributes: { certainty: 'certain' },
  note: 'it has no place in these formats',
});

let at: TestCore;
let folder = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-uima-'));
  at = await testCore(folder);
  await at.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  await at.client.call('project.create', { name: 'From' });
  const annotations = [claim('a', 'ana', 12, 26), claim('b', 'ana', 43, 45), claim('c', 'bo', 0, 6)];
  const relations = [{ id: 'r', type: 'contradicts', from: 'a', to: 'b' }];
  const line = { text: TEXT, text_sha256: sha256(TEXT), offset_unit: 'codepoint', annotations, relations };
  writeFileSync(join(folder, 'd.jsonl'), JSON.stringify(line));
  await take(join(folder, 'd.jsonl'));
});

afterAll(async () => {
  await at.core.close();
  rmSync(folder, { recursive: true, force: true });
});

async function take(path: string): Promise<{ annotations: number; relations: number }> {
  const staged = await at.client.call('import.stage', { task: uuid(), source: { kind: 'path', path } });
  expect(staged.flatMap(({ problem, isLeftOut }) => (isLeftOut === true ? [] : problem))).toEqual([null]);
  const ids = staged.flatMap(({ id, problem }) => (problem === null ? id : []));
  return at.client.call('import.commit', { batch: uuid(), task: uuid(), ids });
}

describe.each(['webanno-tsv', 'xmi', 'cas-json'])('a folder of %s', (format) => {
  it('is imported again as one dataset, without the losses that stand beside it', async () => {
    const path = join(folder, format);
    const { path: from = '' } = (await at.client.call('session.read', {})).project ?? {};
    const request = { task: uuid(), format, layer: 'all', path, overwrite: false, prove: true };
    const written = await at.client.call('export.write', request);
    expect(written.proof).toEqual({ format, same: true, differences: [] });
    expect(readdirSync(path)).toContain('losses.json');
    await at.client.call('project.create', { name: `Into ${format}` });
    expect(await take(path)).toMatchObject({ annotations: 3, relations: 1 });
    await at.client.call('project.open', { path: from });
  });
});
