import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../shared/api/reply.ts';
import type { CodebookEdit } from '../../../shared/codebook/edit.ts';
import { testCore, type TestCore } from '../../support/core.ts';
import { dump } from '../../support/project.ts';

let here: TestCore;
/** One project for all, as bad input leaves it as it is: a CLAIM with a note and a SOURCE that was deleted, in one document. */
let claim: string;
let deleted: string;
let document: string;

beforeAll(async () => {
  here = await testCore();
  await here.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  await here.client.call('project.create', { name: 'Bad input', seeds: true });
  document = (await here.client.call('documents.list', {})).documents[0]?.id ?? '';
  claim = await here.tag(document, 'North Korea');
  await here.client.call('annotations.update', { batch: uuid(), id: claim, note: 'Kept.' });
  deleted = await here.tag(document, 'South Korea', 'SOURCE');
  await here.client.call('annotations.delete', { batch: uuid(), ids: [deleted] });
});
afterAll(() => here.core.close());

/** All that the project holds, and where its log stands. */
async function everything(): Promise<unknown> {
  const { project } = await here.client.call('session.read', {});
  const db = new Database(project?.path ?? '', { readonly: true });
  const all = { tables: dump(db), log: db.prepare('SELECT count(*) AS n FROM operations').get() };
  db.close();
  return all;
}

async function edit(...edits: CodebookEdit[]): Promise<void> {
  const { version: base } = await here.client.call('codebook.read', {});
  await here.client.call('codebook.edit', { batch: uuid(), edits, base });
}
async function importFile(codebook: object): Promise<void> {
  const path = join(here.folder, 'scheme.json');
  writeFileSync(path, JSON.stringify({ id: 'claims-default', version: '2', ...codebook }));
  await here.client.call('codebook.import', { source: { kind: 'path', path } });
}
const note = 'n'.repeat(20_001);
const askedWhen = (attribute: string, other: string, values: string[], more: string[] = []): CodebookEdit => ({
  edit: 'changeAttribute',
  on: 'CLAIM',
  attribute,
  set: { when: [values, more].filter((one) => one.length > 0).map((list) => ({ attribute: other, values: list })) },
});

/** What is given, and what its refusal must name: the place, and what to do where there is something to do. */
const BAD: readonly (readonly [string, () => Promise<unknown>, RegExp])[] = [
  [
    'conditions that overlap',
    () => edit(askedWhen('certainty', 'polarity', ['positive'], ['positive', 'negative'])),
    /"certainty" has two conditions on "polarity" that overlap/,
  ],
  [
    'conditions that exclude each other',
    () => edit(askedWhen('certainty', 'polarity', ['positive'], ['negative'])),
    /"certainty" can never be asked: its conditions want "polarity" to be two values at once/,
  ],
  [
    'conditions that go in a circle',
    () => edit(askedWhen('certainty', 'polarity', ['positive']), askedWhen('polarity', 'certainty', ['certain'])),
    /is asked in a circle: "(polarity|certainty)" needs "(polarity|certainty)" needs/,
  ],
  [
    'a codebook file with a name twice',
    () => importFile({ span_labels: [{ name: 'CLAIM' }, { name: 'CLAIM' }] }),
    /scheme\.json.*"CLAIM" stands there twice/s,
  ],
  [
    'a codebook file with an unknown type',
    () =>
      importFile({
        span_labels: [{ name: 'CLAIM' }],
        attributes: [{ on: 'CLAIM', name: 'mood', type: 'feeling' }],
      }),
    /scheme\.json: the attribute "mood" has the type "feeling"\. The types are choice, /,
  ],
  [
    'a colour without contrast',
    () => edit({ edit: 'changeLabel', label: 'CUE', set: { color: '#ffee88' } }),
    /#ffee88 of "CUE" is hard to see in the light theme: .* The nearest .* #[0-9a-f]{6}/,
  ],
  [
    'a relation to a deleted span',
    () =>
      here.client.call('relations.create', {
        batch: uuid(),
        id: uuid(),
        type: 'attributed_to',
        from: claim,
        to: deleted,
      }),
    /The SOURCE “South Korea” was deleted/,
  ],
  [
    'a huge note',
    () => here.client.call('annotations.update', { batch: uuid(), id: claim, note }),
    /<=20000 characters\s+→ at note/,
  ],
];

describe('bad input', () => {
  it.each(BAD)('%s: the message names the place, and nothing is changed', async (_, give, message) => {
    const before = await everything();
    const refused = await give().then(
      () => null,
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(Refusal);
    expect(String(refused)).toMatch(message);
    expect(await everything()).toEqual(before);
    expect((await here.client.call('project.verify', {})).problems).toEqual([]);
  });

  it('a label in use is retired: what has it is left as it is, and only new use is refused, with the label’s name', async () => {
    const tables = async () => ((await everything()) as { tables: Record<string, unknown> }).tables['annotations'];
    const before = await tables();
    await edit({ edit: 'retireLabel', label: 'CLAIM' });
    expect(await tables()).toEqual(before);
    const after = await everything();
    await expect(here.tag(document, 'Ukraine', 'CLAIM')).rejects.toThrow(/"CLAIM" is retired: it stays where it is/);
    expect(await everything()).toEqual(after);
  });
});
