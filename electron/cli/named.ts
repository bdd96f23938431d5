import type { Client } from '../../shared/api/client.ts';
import { Refusal } from '../../shared/api/reply.ts';

/** The documents that were named by id or by file name. @throws Refusal `not_found`, naming the first that is none */
export async function documentsNamed(client: Client, names: readonly string[]): Promise<string[]> {
  const { documents } = await client.call('documents.list', {});
  return names.flatMap((name) => {
    const found = documents.filter(({ id, fileName }) => id === name || fileName === name);
    if (found.length === 0)
      throw new Refusal('not_found', `There is no document "${name}" in it. See: claimwright documents`);
    return found.map(({ id }) => id);
  });
}
