import type { Written } from '../../../../shared/api/inputs.ts';
import type { Parsed } from '../../../../shared/api/procedures.ts';
import type { Change } from '../../../../shared/model/record.ts';
import type { ReadDb } from '../../db/types.ts';
import { dismissalById } from '../../repositories/dismissals.ts';
import type { OpenProject } from '../project.ts';

/** Says of findings that they are right as they are, or takes that back, as one batch. */
export function dismissFindings(
  project: OpenProject,
  actor: string,
  { batch, findings, right }: Parsed<'quality.dismiss'>,
  seen: ReadDb = project.db,
): Written {
  // What somebody else said of a finding out of sight is not taken back.
  const mine = right ? findings : findings.filter(({ id }) => dismissalById(seen, id) !== undefined);
  const changes = mine.map(({ id, kind, about }): Change => ({
    entity: 'dismissal',
    id,
    after: right ? { id, kind, about, by: actor } : null,
  }));
  return project.write({ batch, name: right ? 'say it is right' : 'look at it again', actor, changes });
}
