import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testCore, type TestCore } from '../../support/core.ts';
import { sha256, temporaryFolder } from '../../support/project.ts';

let at: TestCore;
const as = (id: string) => at.client.call('preferences.save', { annotator: { id, name: id } });

beforeEach(async () => {
  at = await testCore();
  await at.client.call('project.sample', {});
  await as('ana');
});
afterEach(() => at.core.close());

const undo = () => at.client.call('history.undo', { batch: uuid() });
const list = async () => (await at.client.call('claims.list', {})).claims;

async function card(text: string, ...annotations: string[]): Promise<string> {
  const id = uuid();
  await at.client.call('claims.create', { batch: uuid(), id, text, ...(annotations.length > 0 && { annotations }) });
  return id;
}

describe('cards of a dataset', () => {
  const TEXT = 'Police said 12 people died.';
  const line = (more: object, claim?: string): string =>
    JSON.stringify({
      text: TEXT,
      text_sha256: sha256(TEXT),
      offset_unit: 'codepoint',
      annotations: [
        {
          id: 'x1',
          label: 'CLAIM',
          annotator: 'ana',
          start: 12,
          end: 21,
          quote: '12 people',
          ...(claim !== undefined && { claim }),
        },
      ],
      ...more,
    });

  async function bring(content: string): Promise<void> {
    const path = join(temporaryFolder(), 'd.jsonl');
    writeFileSync(path, content);
    const [staged] = await at.client.call('import.stage', { task: uuid(), source: { kind: 'path', path } });
    expect(staged?.problem).toBeNull();
    await at.client.call('import.commit', { batch: uuid(), task: uuid(), ids: [staged?.id ?? ''] });
  }

  it('come in with their mentions, go out with them, and are taken back together', async () => {
    await bring(line({ claims: [{ id: 'c1', text: 'Twelve died.' }] }, 'c1'));
    expect(await list()).toMatchObject([{ id: 'c1', text: 'Twelve died.', mentions: 1 }]);
    await card('Nobody says so.');
    const path = join(temporaryFolder(), 'out.jsonl');
    const { losses } = await at.client.call('export.write', {
      task: uuid(),
      format: 'jsonl',
      path,
      layer: 'all',
      overwrite: false,
    });
    expect(losses).toEqual(expect.arrayContaining([{ what: 'claim card', count: 1, why: 'no annotation is on it' }]));
    expect(readFileSync(path, 'utf8')).toContain('"claims":[{"id":"c1","text":"Twelve died."}]');
    await undo();
    await undo();
    expect(await list()).toEqual([]);
  });

  it.each([
    [
      'one that is nowhere',
      () => line({}, 'gone'),
      /^d\.jsonl:1: the annotation x1 is on the claim card gone, which is neither/,
    ],
    [
      'one that says something else',
      () => line({ claims: [{ id: 'c0', text: 'Other.' }] }, 'c0'),
      /^d\.jsonl:1: the claim card c0 says "Other." here, and "Mine." in the project/,
    ],
  ])('refuse %s', async (_, content, message) => {
    await at.client.call('claims.create', { batch: uuid(), id: 'c0', text: 'Mine.' });
    await expect(bring(content())).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringMatching(message) as string,
    });
    expect(await list()).toHaveLength(1);
  });

  it('need not be in the file where the project has them', async () => {
    await at.client.call('claims.create', { batch: uuid(), id: 'c0', text: 'Mine.' });
    await bring(line({}, 'c0'));
    expect(await list()).toMatchObject([{ id: 'c0', mentions: 1 }]);
  });
});
