import { v7 as uuid } from 'uuid';
import { expect, it } from 'vitest';
import type { AnnotateFeature } from '../../../renderer/features/annotate/annotate-feature.ts';
import type { Write } from '../../../renderer/features/annotate/writes.ts';
import { createSourceGestures } from '../../../renderer/features/sources/gestures.ts';
import { testCore } from '../../support/core.ts';

it('names that are given to a source and taken from it before the window reads it again are all kept, or gone', async () => {
  const { client, core } = await testCore();
  await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  const { session } = await client.call('project.create', { name: 'P', seeds: false });
  const id = uuid();
  await client.call('sources.create', { batch: uuid(), id, name: 'Pentagon', kind: 'organisation', aliases: ['DoD'] });
  const { sources } = await client.call('sources.list', {});
  const writes: Promise<unknown>[] = [];
  const silent = () => {};
  const annotate = {
    store: { getState: () => ({ id: null }) },
    flush: silent,
    mayWrite: () => true,
    submit(write: Write) {
      const sent = write.send(session);
      writes.push(sent);
      return sent;
    },
    undoNotice: { say: silent },
  } as unknown as AnnotateFeature;
  const gestures = createSourceGestures(
    { client, annotate, announce: silent, say: silent, scope: () => null },
    // As it was read at first, all the while.
    { sources: () => sources, reload: () => Promise.resolve() },
  );
  gestures.addAlias(id, 'The Pentagon');
  gestures.addAlias(id, 'Department of Defense');
  gestures.removeAlias(id, 'DoD');
  gestures.addAlias(id, 'US military');
  await Promise.all(writes);
  expect((await client.call('sources.list', {})).sources[0]?.aliases).toEqual([
    'The Pentagon',
    'Department of Defense',
    'US military',
  ]);
  await core.close();
});
