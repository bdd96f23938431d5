import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SAMPLE_FOLDER, testCore } from './core.ts';

/** Makes the sample project once for all files, before the first of them: to read its articles takes longer than most tests. */
export async function setup(): Promise<() => void> {
  if (process.env[SAMPLE_FOLDER] !== undefined) return () => undefined;
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-sample-'));
  const { client, core } = await testCore(folder);
  await client.call('project.sample', {});
  await core.close();
  process.env[SAMPLE_FOLDER] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
