import { v7 as uuid } from 'uuid';
import type { TestCore } from './core.ts';

/** What three annotators did in the second seed: what of it they say alike, and what not, of every kind. */
export async function threeAnnotators(core: TestCore): Promise<{ readonly document: string }> {
  const { client } = core;
  await client.call('project.sample', {});
  const { documents } = await client.call('documents.list', {});
  const document = documents.find(({ fileName }) => fileName?.startsWith('001'))?.id ?? '';
  const as = (id: string) => client.call('preferences.save', { annotator: { id, name: id } });
  const say = (id: string, attributes: Record<string, string>) =>
    client.call('annotations.update', { batch: uuid(), id, attributes });
  const relate = (type: string, from: string, to: string) =>
    client.call('relations.create', { batch: uuid(), id: uuid(), type, from, to });
  const CLAIM = 'North Korea is sending around 10,000 troops to Russia';
  await as('ana');
  const a = await core.tag(document, CLAIM);
  const s = await core.tag(document, 'The Pentagon', 'SOURCE');
  await core.tag(document, 'around 10,000 troops', 'QUANTITY');
  await core.tag(document, 'Russia', 'SOURCE');
  await say(a, { certainty: 'certain' });
  await relate('attributed_to', a, s);
  await client.call('documents.setStatus', { batch: uuid(), document, state: 'done' });
  await as('bo');
  const b = await core.tag(document, CLAIM);
  const t = await core.tag(document, 'The Pentagon', 'SOURCE');
  await core.tag(document, '10,000 troops', 'QUANTITY');
  await core.tag(document, 'Russia', 'TARGET').catch(() => core.tag(document, 'Russia', 'CLAIM'));
  await say(b, { certainty: 'possible' });
  await relate('attributed_to', b, t);
  await as('cleo');
  await core.tag(document, CLAIM);
  await core.tag(document, 'The Pentagon', 'SOURCE');
  return { document };
}
