import type { Written } from '../../../../shared/api/inputs.ts';
import type { Parsed } from '../../../../shared/api/procedures.ts';
import type { Change } from '../../../../shared/model/record.ts';
import { dismissalBeside } from '../../../../shared/model/dismissal.ts';
import { seenWhole } from '../../db/blindfold.ts';
import type { ReadDb } from '../../db/types.ts';
import { dismissalsOf } from '../../repositories/dismissals.ts';
import type { OpenProject } from '../project.ts';

/**
 * Says of findings that they are right as they are, or takes back all that may be seen of that, as one batch. Who said it first stays named. What somebody
 * else said out of sight is neither replaced nor taken back, and whether there is such a thing is not told.
 */
export function dismissFindings(
  project: OpenProject,
  actor: string,
  { batch, findings, right }: Parsed<'quality.dismiss'>,
  seen: ReadDb = project.db,
): Written {
  const isBlind = seenWhole(seen) !== null;
  const changes = findings.flatMap(({ id: finding, kind, about }): Change[] => {
    const said = dismissalsOf(seen, finding);
    if (!right) return said.map(({ id }): Change => ({ entity: 'dismissal', id, after: null }));
    if (said.length > 0) return [];
    const id = isBlind ? dismissalBeside(finding, actor) : finding;
    return [{ entity: 'dismissal', id, after: { id, kind, about, by: actor } }];
  });
  return project.write({ batch, name: right ? 'say it is right' : 'look at it again', actor, changes });
}
