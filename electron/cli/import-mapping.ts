import { resolve } from 'node:path';
import type { Client } from '../../shared/api/client.ts';
import type { Staged } from '../../shared/api/imports.ts';
import { Refusal } from '../../shared/api/reply.ts';
import { UsageError } from './context.ts';
import type { Found } from './import-words.ts';

/** What the command line says of the names of other tools. */
export interface MappingOptions {
  readonly mapping?: string;
  readonly writeMapping?: string;
  readonly extend?: true;
  readonly anchor?: true;
}

/** Maps staged datasets of other tools as the options say; every other file stays as it is. @throws UsageError, Refusal */
export async function mapped(
  client: Client,
  found: readonly Found[],
  options: MappingOptions,
): Promise<readonly Found[]> {
  const foreign = found.filter(({ staged }) => staged.content?.kind === 'foreign');
  const { writeMapping } = options;
  if (writeMapping !== undefined && foreign.length !== 1) {
    throw new UsageError(`--write-mapping is for one dataset of another tool; there are ${foreign.length}`);
  }
  const after: Found[] = [];
  for (const one of found) {
    after.push(foreign.includes(one) ? { ...one, staged: await mappedOne(client, one.staged, options) } : one);
  }
  if (writeMapping !== undefined) {
    const id = foreign[0]?.staged.id ?? '';
    await client.call('import.mapping.write', { id, path: resolve(writeMapping), overwrite: false });
  }
  return after;
}

async function mappedOne(client: Client, staged: Staged, options: MappingOptions): Promise<Staged> {
  const { id } = staged;
  let now = staged;
  if (options.mapping !== undefined) {
    now = await client.call('import.mapping.read', { id, path: resolve(options.mapping) });
  }
  if (options.anchor) now = await client.call('import.inspect', { id, anchor: 'project' });
  if (options.extend && now.content?.kind === 'foreign') {
    now = await client.call('import.inspect', { id, mapping: { ...now.content.mapping, extend: true } });
  }
  return now;
}

/** @throws Refusal where one of the files waits for a word, naming it */
export function refuseWaiting(found: readonly Found[]): void {
  for (const { place, staged } of found) {
    const { content } = staged;
    if (content?.kind !== 'foreign' && content?.kind !== 'table') continue;
    if (content.waiting === null) continue;
    const help = content.kind === 'foreign' && content.unmapped.length > 0 ? ' See --mapping and --extend.' : '';
    throw new Refusal('refused', `${content.waiting}${help}`, { file: place });
  }
}
