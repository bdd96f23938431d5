import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMATS } from '../../electron/core/formats/table.ts';
import { testCore } from '../support/core.ts';
import { temporaryFolder } from '../support/project.ts';

const { core, client } = await testCore(temporaryFolder());
const folder = temporaryFolder();
afterAll(() => core.close());
beforeAll(async () => {
  await client.call('preferences.save', { annotator: { id: 'ana', name: 'Ana' } });
  await client.call('project.sample', { annotated: true });
});

const write = (format: string, name: string) =>
  client.call('export.write', {
    task: uuid(),
    format,
    path: join(folder, name),
    layer: 'all',
    overwrite: false,
    prove: true,
  });

const written = FORMATS.flatMap(({ id, reader, native, writer }) =>
  writer ? [{ id, shape: writer.shape, isRead: Boolean(reader ?? native) }] : [],
);

describe('the annotated seeds, written and read again', () => {
  it.each(written)('are the same in $id, but for what is said to be lost', async ({ id, shape, isRead }) => {
    const { proof, annotations } = await write(id, shape === 'file' ? `${id}.x` : id);
    // Nobody has given a verdict on the claims of the seeds, and nothing else is a ClaimReview.
    expect(annotations > 0).toBe(id !== 'claim-review');
    expect(proof).toEqual(isRead ? { format: id, same: true, differences: [] } : null);
  });

  it('also in an archive', async () => {
    expect((await write('brat', 'brat.zip')).proof).toEqual({ format: 'brat', same: true, differences: [] });
  });
});
