import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeNative } from '../../../../electron/core/formats/native/write.ts';
import type { DatasetRecord } from '../../../../electron/core/formats/dataset.ts';
import { annotation, joined, record } from '../../../formats/make.ts';
import { temporaryFolder } from '../../../support/project.ts';
import { MARK, scene, type Scene } from './scene.ts';

let at: Scene;
let text: string;
const folder = temporaryFolder();
beforeAll(async () => {
  at = await scene();
  ({ text } = await at.at.client.call('documents.read', { id: at.documents[0] ?? '' }));
}, 30_000);
afterAll(() => at.at.core.close());

async function staged(name: string, content: string, format: string) {
  const path = join(folder, name);
  writeFileSync(path, content);
  const source = { kind: 'path', path } as const;
  const [one] = await at.at.client.call('import.stage', { task: uuid(), source, format });
  if (!one?.content) throw new Error(one?.problem ?? 'expected a file');
  return { id: one.id, content: one.content };
}

describe('an import, where others work is hidden', () => {
  it("says in its preview nothing of what of another's work is there", async () => {
    const start = Array.from(text.slice(0, text.indexOf(at.quote))).length;
    const line = (label: string) => JSON.stringify({ text, label: [[start, start + at.quote.length, label]] });
    for (const label of ['CLAIM', 'SOURCE']) {
      const { id, content } = await staged('bea.jsonl', `${line(label)}\n`, 'doccano');
      expect(content).toMatchObject({
        kind: 'foreign',
        waiting: null,
        annotations: 1,
        words: { annotators: [{ name: 'bea' }] },
        here: { annotations: 0, relations: 0, other: 0 },
      });
      const dry = { batch: uuid(), task: uuid(), ids: [id], dryRun: true };
      expect(await at.at.client.call('import.commit', dry)).toMatchObject({ known: 1, annotations: 1 });
    }
  });

  it.each([
    ['an annotation', () => ({ annotations: [annotation(at.theirs['claim'] ?? '', text, ['Ukraine'])] })],
    ['labels of a document', () => ({ labels: { bea: { tone: 'mild' } } })],
    ['a claim card', () => ({ claims: [{ id: at.theirs['card'] ?? '', text: 'Something' }] })],
  ])('is refused for %s without a word of what is hidden', async (_name, rest: () => Partial<DatasetRecord>) => {
    const { title } = await at.at.client
      .call('documents.read', { id: at.documents[0] ?? '' })
      .then(({ document }) => document);
    const file = await joined(writeNative([record(text, { title, ...rest() })]));
    const { id, content } = await staged('own.jsonl', file, 'jsonl');
    expect(content.kind).toBe('dataset');
    const refused = await at.at.core.call('import.commit', { batch: uuid(), task: uuid(), ids: [id] });
    expect(refused).toMatchObject({ ok: false, code: 'refused' });
    const { message } = refused as { message: string };
    expect(message).toMatch(/in the project/);
    expect(message).not.toMatch(new RegExp(`${MARK}|bea|CLAIM`));
  });
});
