import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Exported } from '../../shared/api/exports.ts';
import type { Input } from '../../shared/api/procedures.ts';
import { lossesFile } from '../../electron/core/services/export-losses.ts';
import { testCore, type TestCore } from '../support/core.ts';
import { sha256 } from '../support/project.ts';

const FIRST = 'Police said 12 people died. The mayor said 15.';
const SECOND = 'Later reports said 20.';

const part = (text: string, quote: string, id: string) => ({
  id,
  label: 'CLAIM',
  annotator: 'ana',
  start: text.indexOf(quote),
  end: text.indexOf(quote) + quote.length,
  quote,
});
const line = (text: string, annotations: object[], relations: object[]): string =>
  JSON.stringify({ text, text_sha256: sha256(text), offset_unit: 'codepoint', annotations, relations });
const DATASET = [
  line(
    FIRST,
    [part(FIRST, '12 people', 'from-gone'), part(FIRST, '15', 'mayor'), part(FIRST, 'Police', 'police')],
    [
      { id: 'r-from', type: 'updates', from: 'from-gone', to: 'mayor' },
      { id: 'r-to', type: 'updates', from: 'mayor', to: 'to-gone' },
      { id: 'r-whole', type: 'updates', from: 'police', to: 'mayor' },
      { id: 'r-across', type: 'updates', from: 'police', to: 'later' },
    ],
  ),
  line(SECOND, [part(SECOND, '20', 'to-gone'), part(SECOND, 'Later', 'later')], []),
].join('\n');

let at: TestCore;
let folder = '';
const ids: Record<string, string> = {};

/** A project that has one of everything that the native dataset cannot hold. */
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-losses-'));
  at = await testCore(folder);
  const { client } = at;
  await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana López' } });
  await client.call('project.create', { name: 'Losses' });
  writeFileSync(join(folder, 'd.jsonl'), DATASET);
  writeFileSync(join(folder, 'latin.txt'), Buffer.from([0xe9, 0x74, 0xe9, 0x20, 0x63, 0x61, 0x66, 0xe9]));
  writeFileSync(join(folder, 'bom.txt'), '\ufeffA text behind a byte order mark.');
  for (const name of ['d.jsonl', 'latin.txt', 'bom.txt']) {
    const source = { kind: 'path', path: join(folder, name) } as const;
    const [staged] = await client.call('import.stage', { task: uuid(), source });
    const { documents } = await client.call('import.commit', { batch: uuid(), task: uuid(), ids: [staged?.id ?? ''] });
    documents.forEach((id, i) => (ids[i === 0 ? name : `${name}-${i}`] = id));
  }
  await client.call('annotations.delete', { batch: uuid(), ids: ['from-gone', 'to-gone'] });
  for (const [name, state] of [
    ['d.jsonl', 'done'],
    ['latin.txt', 'locked'],
    ['bom.txt', 'open'],
  ] as const) {
    await client.call('documents.setStatus', { batch: uuid(), document: ids[name] ?? '', state });
  }
});
afterAll(async () => {
  await at.core.close();
  rmSync(folder, { recursive: true });
});

let n = 0;
const exported = (rest: Partial<Input<'export.write'>> = {}): Promise<Exported> => {
  const path = join(folder, `${(n += 1)}.out`);
  return at.client.call('export.write', {
    task: uuid(),
    format: 'jsonl',
    path,
    layer: 'all',
    overwrite: false,
    ...rest,
  });
};
const told = ({ losses }: Exported): Record<string, number> =>
  Object.fromEntries(losses.map(({ what, count }) => [what, count]));

describe('what an export loses', () => {
  it('is counted exactly', async () => {
    const all = await exported();
    expect(told(all)).toEqual({ 'original file': 2, status: 2, 'dangling relation': 2 });
    expect(all).toMatchObject({ documents: 4, annotations: 3, relations: 2 });
    expect(all.losses.every(({ why }) => why.length > 0)).toBe(true);
  });

  it('has the ids that a format has no place for', async () => {
    const { losses } = await exported({ format: 'doccano' });
    const why = 'new ones are given when it is read again';
    expect(losses).toContainEqual({ what: 'id of an annotation', why, count: 3 });
    expect(losses).toContainEqual({ what: 'id of a relation', why, count: 1 });
  });

  it('does not stand beside a file that lost nothing more, unless the file there is none of ours', async () => {
    const path = join(folder, 'again.jsonl');
    const former: string[] = [];
    for await (const piece of lossesFile('refi-qda', [], (async function* () {})())) former.push(piece);
    writeFileSync(`${path}.losses.json`, former.join(''));
    const nothing = { path, documents: [ids['bom.txt'] ?? ''], overwrite: true };
    expect(await exported(nothing)).toMatchObject({ lossesFile: null });
    expect(existsSync(`${path}.losses.json`)).toBe(false);
    writeFileSync(`${path}.losses.json`, '{"mine":1}');
    await exported(nothing);
    expect(readFileSync(`${path}.losses.json`, 'utf8')).toBe('{"mine":1}');
  });

  it.each<[string, () => Partial<Input<'export.write'>>, Record<string, number>]>([
    [
      'labels that nobody used',
      () => ({ labels: ['SOURCE'] }),
      { 'original file': 2, status: 2, 'dangling relation': 1 },
    ],
    ['one document', () => ({ documents: [ids['bom.txt'] ?? ''] }), { 'original file': 1 }],
    [
      'a document of which relations lead to another',
      () => ({ documents: [ids['d.jsonl'] ?? ''] }),
      { status: 1, 'dangling relation': 2, relation: 1 },
    ],
  ])('with a choice is only of what was chosen: %s', async (_, choice, expected) => {
    const result = await exported(choice());
    expect(told(result)).toEqual(expected);
    expect(readFileSync(result.path, 'utf8').trimEnd().split('\n')).toHaveLength(result.documents);
  });
});
