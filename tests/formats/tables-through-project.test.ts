import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testCore } from '../support/core.ts';

describe('tables through projects', () => {
  it.each(['csv', 'csv-spreadsheet', 'parquet'])(
    'the sample project as %s, imported into another project, is the same dataset to the byte',
    async (format) => {
      const first = await testCore();
      await first.client.call('project.sample', {});
      const native = async ({ client, folder }: typeof first): Promise<string> => {
        const path = join(folder, 'native.jsonl');
        await client.call('export.write', { task: 'n', format: 'jsonl', path, layer: 'all', overwrite: true });
        return readFileSync(path, 'utf8');
      };
      const path = join(first.folder, 'tables');
      const written = { task: 't', format, path, layer: 'all', overwrite: false, prove: true };
      const { proof, annotations } = await first.client.call('export.write', written);
      expect(proof).toEqual({ format, same: true, differences: [] });
      const expected = await native(first);
      await first.core.close();

      const second = await testCore();
      await second.client.call('preferences.save', { annotator: { id: 'bo', name: 'Bo' } });
      await second.client.call('project.create', { name: 'Again' });
      const staged = await second.client.call('import.stage', { task: 's', source: { kind: 'path', path } });
      expect(staged.map(({ content, problem }) => [content?.kind, problem])).toEqual([['foreign', null]]);
      const imported = await second.client.call('import.commit', {
        batch: 'b',
        task: 'c',
        ids: staged.map(({ id }) => id),
      });
      expect(imported.annotations).toBe(annotations);
      expect(await native(second)).toBe(expected);
      await second.core.close();
    },
  );
});
