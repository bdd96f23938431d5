import type { Client } from '../../shared/api/client.ts';
import { procedures } from '../../shared/api/procedures.ts';
import { Refusal } from '../../shared/api/reply.ts';
import { t } from '../strings/t.ts';
import { OwnRefusal } from './errors.ts';

interface ProjectClientOptions {
  /** Token of the project that the window shows; null: none. */
  readonly session: () => string | null;
  /** The core has another project open than the window shows. */
  readonly onElsewhere: () => void;
}

/**
 * A client whose calls are all meant for the project that the window shows: each carries its token, and what comes back after
 * another project took its place is refused as `other_project`. A call that brings a token of its own goes and comes as it is.
 */
export function createProjectClient(client: Client, { session, onElsewhere }: ProjectClientOptions): Client {
  return {
    host: (name, input) => client.host(name, input),
    async call(name, input) {
      const token = session();
      if (!('session' in procedures[name].input.shape) || 'session' in input || token === null) {
        return client.call(name, input);
      }
      try {
        const answer = await client.call(name, { ...input, session: token });
        if (session() === token) return answer;
      } catch (error) {
        if (error instanceof Refusal && error.code === 'other_project') onElsewhere();
        throw error;
      }
      throw new OwnRefusal('other_project', t('errors.otherProject'));
    },
  };
}
