import { userInfo } from 'node:os';
import type { Client } from '../../shared/api/client.ts';
import { handleFor, type Annotator } from '../../shared/model/annotator.ts';
import { RESERVED_LAYERS } from '../../shared/model/layer.ts';
import { UsageError } from './context.ts';

/** The annotator that a name on the command line means. @throws UsageError where it can be no annotator's */
export function annotatorNamed(name: string): Annotator {
  const id = handleFor(name);
  if (id === null) throw new UsageError(`--annotator "${name}" has no letter or digit that a handle could be made of`);
  if (RESERVED_LAYERS.includes(id))
    throw new UsageError(`--annotator "${name}" is the name of a shared layer, so it can be nobody's`);
  return { id, name };
}

/** Who does it where the command line does not say: the project's only annotator, else the account's name. */
export async function usualAnnotator(client: Client): Promise<Annotator> {
  const { byLayer } = await client.call('project.stats', {});
  const people = byLayer.map(({ layer }) => layer).filter((layer) => !RESERVED_LAYERS.includes(layer));
  const [only] = people;
  if (people.length === 1 && only !== undefined) return { id: only, name: only };
  const name = accountName();
  const id = handleFor(name);
  return id === null || RESERVED_LAYERS.includes(id) ? { id: 'command-line', name: 'Command line' } : { id, name };
}

function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    // An account without an entry in the system's list, as in some containers.
    return '';
  }
}
