import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../../shared/api/procedures.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { testCore, type TestCore } from '../../support/core.ts';
import { temporaryFolder } from '../../support/project.ts';

const QUOTE = 'North Korea';
let at: TestCore;
let document: string;
let id: string;

beforeEach(async () => {
  at = await testCore();
  await at.client.call('project.sample', {});
  await at.client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  document = (await at.client.call('documents.list', {})).documents[0]?.id ?? '';
  id = await at.tag(document, QUOTE);
});
afterEach(() => at.core.close());

type Fields = Omit<Input<'annotations.update'>, 'batch' | 'id'>;
const update = (fields: Fields, batch = uuid()) => at.client.call('annotations.update', { batch, id, ...fields });

async function annotation(): Promise<Annotation> {
  const { annotations } = await at.client.call('documents.read', { id: document });
  const found = annotations.find((one) => one.id === id);
  if (!found) throw new Error('expected the annotation');
  return found;
}

describe('attributes', () => {
  it('are set one by one; those that are not named stay; null takes one away', async () => {
    await update({ attributes: { claim_type: 'event' } });
    await update({ attributes: { certainty: 'possible', normalised_claim: 'It is so.' } });
    await update({ attributes: { polarity: null } });
    expect((await annotation()).attributes).toEqual({
      claim_type: 'event',
      certainty: 'possible',
      event_status: 'past_or_ongoing',
      attribution: 'author',
      normalised_claim: 'It is so.',
    });
  });

  it.each<[string, Fields, RegExp]>([
    [
      'that the codebook lacks',
      { attributes: { mood: 'bad' } },
      /no attribute "mood" for CLAIM: CLAIM has claim_type, /,
    ],
    ['of another label', { attributes: { comparator: '=' } }, /no attribute "comparator" for CLAIM/],
    [
      'of the label that is left',
      { label: 'QUANTITY', attributes: { polarity: 'negative' } },
      /"polarity" for QUANTITY/,
    ],
    [
      'with a value that is not listed',
      { attributes: { certainty: 'maybe' } },
      /"certainty" has no value "maybe". It has certain/,
    ],
    ['with a list where one is asked', { attributes: { certainty: ['certain'] } }, /takes one value/],
    [
      'with a text for a number',
      { label: 'QUANTITY', attributes: { value_min: '12' } },
      /"value_min" must be a number/,
    ],
    [
      'beside a good one',
      { attributes: { certainty: 'probable', polarity: 'none' } },
      /"polarity" has no value "none"/,
    ],
  ])('%s are refused, and nothing changes', async (_, fields, message) => {
    const before = await annotation();
    await expect(update(fields)).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringMatching(message) as string,
    });
    expect(await annotation()).toEqual(before);
  });

  it('are taken back by name, and sent twice are written once', async () => {
    const before = await annotation();
    const batch = uuid();
    const first = await update({ attributes: { claim_type: 'plan_prediction' } }, batch);
    expect((await update({ attributes: { claim_type: 'plan_prediction' } }, batch)).seq).toBe(first.seq);
    expect((await at.client.call('history.state', {})).undo).toBe('set claim type to plan prediction');
    await at.client.call('history.undo', { batch: uuid() });
    expect(await annotation()).toEqual(before);
    await at.client.call('history.redo', { batch: uuid() });
    expect((await annotation()).attributes['claim_type']).toBe('plan_prediction');
  });

  it('that a dataset brought stay as they came, beside what is set now, and can be taken away', async () => {
    const file = join(temporaryFolder(), 'out.jsonl');
    const request = { task: uuid(), format: 'jsonl', path: file, layer: 'all', overwrite: true };
    await at.client.call('export.write', request);
    const foreign = readFileSync(file, 'utf8')
      .replaceAll(id, (id = uuid()))
      .replaceAll('"certainty":"certain"', '"certainty":"maybe","mood":"bad"');
    writeFileSync(file, foreign);
    const source = { kind: 'path', path: file } as const;
    const [staged] = await at.client.call('import.stage', { task: uuid(), source });
    expect(staged?.problem).toBeNull();
    await at.client.call('import.commit', { batch: uuid(), task: uuid(), ids: [staged?.id ?? ''] });
    await update({ attributes: { claim_type: 'event' } });
    expect((await annotation()).attributes).toMatchObject({ certainty: 'maybe', mood: 'bad', claim_type: 'event' });
    await update({ attributes: { mood: null } });
    expect((await annotation()).attributes).not.toHaveProperty('mood');
  });
});

describe('a place', () => {
  it('is changed with its quote, taken back, and found again', async () => {
    const before = await annotation();
    const { text } = await at.client.call('documents.read', { id: document });
    const start = before.fragments[0]?.start ?? utf16(0);
    const fragments = [
      { start, end: utf16(start + 5) },
      { start: utf16(start + 12), end: utf16(start + 20) },
    ];
    const place = { fragments, quote: text.slice(start, start + 20) };
    await update({ place });
    expect(await annotation()).toEqual({ ...before, ...place });
    expect((await at.client.call('history.state', {})).undo).toBe('move CLAIM');
    await at.client.call('history.undo', { batch: uuid() });
    expect(await annotation()).toEqual(before);
    await at.client.call('history.redo', { batch: uuid() });
    expect((await at.client.call('project.verify', {})).ok).toBe(true);
    await at.core.close();
    at = await testCore(at.dataDir);
    await at.client.call('project.sample', {});
    expect(await annotation()).toEqual({ ...before, ...place });
  });

  it.each<[string, readonly [number, number][], string, string]>([
    ['with another quote', [[0, 7]], 'S.Korea', 'conflict'],
    ['that is empty', [[3, 3]], '', 'invalid'],
    ['after the end', [[0, 99_999]], 'x', 'invalid'],
    [
      'whose fragments touch',
      [
        [0, 3],
        [3, 7],
      ],
      'N.Korea',
      'invalid',
    ],
    [
      'out of order',
      [
        [4, 7],
        [0, 3],
      ],
      'N.Korea',
      'invalid',
    ],
  ])('%s is refused, and nothing changes', async (_, spans, quote, code) => {
    const before = await annotation();
    const fragments = spans.map(([start, end]) => ({ start, end }));
    await expect(update({ place: { fragments, quote } })).rejects.toMatchObject({ code });
    expect(await annotation()).toEqual(before);
  });
});
