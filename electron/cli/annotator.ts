import { handleFor, type Annotator } from '../../shared/model/annotator.ts';
import { RESERVED_LAYERS } from '../../shared/model/layer.ts';
import { UsageError } from './context.ts';

/**
 * The annotator that a name on the command line means. Where none is named, what a command writes is the program's own (`SYSTEM_ACTOR`): the account
 * that runs it is nobody's name.
 *
 * @throws UsageError where it can be no annotator's
 */
export function annotatorNamed(name: string): Annotator {
  const id = handleFor(name);
  if (id === null) throw new UsageError(`--annotator "${name}" has no letter or digit that a handle could be made of`);
  if (RESERVED_LAYERS.includes(id))
    throw new UsageError(`--annotator "${name}" is the name of a shared layer, so it can be nobody's`);
  return { id, name };
}
