import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testCore } from '../../support/core.ts';
import { temporaryFolder } from '../../support/project.ts';

const { core, client } = await testCore();
const folder = temporaryFolder();
const at = (name: string): string => join(folder, name);
afterAll(() => core.close());

const write = async (format: string, path: string): Promise<string> => {
  await client.call('export.write', { task: uuid(), format, path, layer: 'all', overwrite: false });
  return readFileSync(path, 'utf8');
};
const stage = async (path: string) => {
  const [staged] = await client.call('import.stage', { task: uuid(), source: { kind: 'path', path } });
  return staged;
};

/** Why a file cannot be imported. */
const refusedAs = async (path: string): Promise<string> => {
  const staged = await stage(path);
  const waiting = staged?.content?.kind === 'foreign' ? staged.content.waiting : null;
  return staged?.problem ?? waiting ?? 'it can be imported';
};

let standoff = '';
let native = '';
beforeAll(async () => {
  await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  await client.call('project.create', { name: 'Annotated', seeds: true, annotated: true });
  standoff = await write('standoff', at('standoff.jsonl'));
  native = await write('jsonl', at('native.jsonl'));
  await client.call('project.create', { name: 'Texts', seeds: true });
});

it('comes back onto a project that has the texts as it was, to the byte', async () => {
  const staged = await stage(at('standoff.jsonl'));
  expect(staged?.content).toMatchObject({
    kind: 'foreign',
    format: 'standoff',
    newDocuments: 0,
    waiting: null,
    places: { exact: native.match(/"quote"/g)?.length, moved: 0, ambiguous: 0, lost: 0 },
  });
  await client.call('import.commit', { batch: uuid(), task: uuid(), ids: [staged?.id ?? ''] });
  expect(await write('jsonl', at('again.jsonl'))).toBe(native);
});

it('is refused with file and line where an offset lies, or the text is nowhere', async () => {
  writeFileSync(at('lies.jsonl'), standoff.replace(/"length":\d+/, '"length":5'));
  expect(await refusedAs(at('lies.jsonl'))).toMatch(
    /lies\.jsonl:1: annotations\[\d+\]: offset \d+ is outside the text, which has 5/,
  );
  writeFileSync(
    at('nowhere.jsonl'),
    standoff
      .replace(/"id":"d_[a-z2-7]{26}"/, `"id":"d_${'a'.repeat(26)}"`)
      .replace(/"sha256":"[0-9a-f]{64}"/, `"sha256":"${'0'.repeat(64)}"`)
      .replace(/"title":"[^"]*"/, '"title":"Nowhere"'),
  );
  expect(await refusedAs(at('nowhere.jsonl'))).toMatch(/nowhere\.jsonl:1: .*neither in the file nor in the project/);
});

it('says which annotations it does not find where length and offset lie together', async () => {
  const lies = standoff
    .replace(/"length":\d+/, '"length":999999')
    .replace(/"end":\d+(,"id":"[^"]+","label":"[^"]+")/, '"end":999998$1');
  writeFileSync(at('together.jsonl'), lies);
  const staged = await stage(at('together.jsonl'));
  expect(staged?.content).toMatchObject({ places: { lost: 1, cases: [{ outcome: 'lost' }] } });
});
