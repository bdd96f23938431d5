import type { teamProcedures } from '../../../shared/api/team.ts';
import { assignmentId } from '../../../shared/model/assignment.ts';
import { statusId } from '../../../shared/model/status.ts';
import { TEAM } from '../../../shared/model/team.ts';
import type { Desk } from '../desk.ts';
import type { HandlersOf } from '../router.ts';
import { changeAssignments, readProposal } from '../services/team/assignments.ts';
import { lockPlaces, readTeamOverview, saveAnnotator, saveTeam } from '../services/team/team.ts';

/** How a team works. Anybody may say it, as there are no accounts; the history keeps who did. */
export const teamHandlers = ({ project, db, once, actor, annotator }: Desk): HandlersOf<typeof teamProcedures> => ({
  'team.read': () => readTeamOverview(project().db, db()),
  'team.save': (request) =>
    once(request.batch, [TEAM], (open) => saveTeam(open, { actor: actor(), self: annotator }, request)),
  'team.annotator': (request) => once(request.batch, [request.id], (open) => saveAnnotator(open, actor(), request)),
  'team.lock': (request) =>
    once(
      request.batch,
      request.places.map(({ layer, document }) => statusId(layer, document)),
      (open) => lockPlaces(open, actor(), request),
    ),
  'assignments.change': (request) =>
    once(
      request.batch,
      [...(request.add ?? []), ...(request.remove ?? [])].map((pair) => assignmentId(pair.annotator, pair.document)),
      (open) => changeAssignments(open, actor(), request),
    ),
  'assignments.propose': (request) => readProposal(project().db, request),
});
