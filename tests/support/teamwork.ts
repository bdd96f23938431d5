import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { testCore, type TestCore } from './core.ts';
import { sha256, temporaryFolder } from './project.ts';

/** An annotation of a text as a dataset has it: the first occurrence of a quote. */
export const mark = (id: string, text: string, quote: string, annotator: string, label: string, rest: object = {}) => ({
  id,
  label,
  annotator,
  start: text.indexOf(quote),
  end: text.indexOf(quote) + quote.length,
  quote,
  ...rest,
});

/** A line of a native dataset. */
export const line = (text: string, annotations: readonly object[], rest: object = {}): string =>
  JSON.stringify({ text, text_sha256: sha256(text), offset_unit: 'codepoint', annotations, ...rest });

/** A core with a project that holds what several annotators did, by a native dataset; `zoe` is at the keyboard. */
export async function teamProject(lines: readonly string[]): Promise<TestCore> {
  const at = await testCore(temporaryFolder());
  await at.client.call('preferences.save', { annotator: { id: 'zoe', name: 'Zoe' } });
  await at.client.call('project.create', { name: 'Team' });
  await importLines(at, lines);
  return at;
}

/** Goes on in a copy of the project as it was at first: quicker than making it anew. Call it before anything is done. */
export function freshCopies({ client, dataDir }: TestCore): () => Promise<void> {
  let first: string | null = null;
  return async () => {
    const { project } = await client.call('session.read', {});
    if (first === null) {
      first = project?.path ?? '';
      await client.call('project.close', {});
    }
    const copy = join(dataDir, `${uuid()}.claimwright`);
    copyFileSync(first, copy);
    await client.call('project.open', { path: copy });
    await client.call('preferences.save', { annotator: { id: 'zoe', name: 'Zoe' } });
  };
}

/** Puts a native dataset into the open project. */
async function importLines({ client, dataDir }: TestCore, lines: readonly string[]): Promise<void> {
  const path = join(dataDir, `${uuid()}.jsonl`);
  writeFileSync(path, lines.join('\n'));
  const staged = await client.call('import.stage', { task: uuid(), source: { kind: 'path', path } });
  await client.call('import.commit', { batch: uuid(), task: uuid(), ids: staged.map(({ id }) => id) });
}
