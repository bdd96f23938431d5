import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { expect, it } from 'vitest';
import { openProject } from '../../../../electron/core/services/project.ts';
import { world } from '../../../support/project.ts';
import { scene } from './scene.ts';

it('a conflict of which a side is hidden waits until all of it may be seen', async () => {
  const { at, theirs } = await scene();
  const { client } = at;
  const card = theirs['card'] ?? '';
  const listed = () => client.call('conflicts.list', {});
  const work = async (who: 'Ana' | 'Bea', blind: boolean) => {
    await client.call('preferences.save', { annotator: { id: who.toLowerCase(), name: who } });
    await client.call('team.save', { batch: uuid(), blind });
  };
  await work('Bea', false);
  // Over there Ana writes to a card of Bea's; here Bea does so afterwards, so that what stands is hers.
  const copy = join(at.dataDir, 'copy.claimwright');
  await client.call('backups.make', { out: copy });
  const other = openProject(copy, false, world());
  const after = { id: card, text: 'As Ana says it' };
  other.write({ batch: uuid(), name: 'edit', actor: 'ana', changes: [{ entity: 'claim', id: card, after }] });
  other.close();
  await client.call('claims.update', { batch: uuid(), id: card, text: 'As Bea says it' });
  const { id } = await client.call('merge.preview', { task: uuid(), sources: [{ kind: 'path', path: copy }] });
  await client.call('merge.commit', { task: uuid(), id });
  const whole = await listed();
  expect(whole.conflicts).toMatchObject([{ record: card, standing: { actor: 'bea' }, others: [{ actor: 'ana' }] }]);

  await work('Ana', true);
  expect(await listed()).toMatchObject({ conflicts: [], total: 0 });
  const [{ standing, others } = { standing: null, others: [] }] = whole.conflicts;
  const over = [standing, ...others].map((one) => one?.operation ?? '');
  const decide = (record: string) => {
    const decisions = [{ entity: 'claim' as const, record, operation: over[1] ?? '', over }];
    return at.core.call('conflicts.decide', { batch: uuid(), decisions });
  };
  const nowhere = uuid();
  const [hidden, none] = [await decide(card), await decide(nowhere)].map((reply) => JSON.stringify(reply));
  expect(hidden?.replaceAll(card, nowhere)).toBe(none);
  await work('Ana', false);
  expect((await listed()).total).toBe(1);
  await at.core.close();
});
