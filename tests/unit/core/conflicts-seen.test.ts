import { v7 as uuid } from 'uuid';
import { expect, it } from 'vitest';
import { annotationById } from '../../../electron/core/repositories/annotations.ts';
import { updateAnnotation } from '../../../electron/core/services/annotations.ts';
import { decideConflicts, listConflicts } from '../../../electron/core/services/conflicts.ts';
import type { OpenProject } from '../../../electron/core/services/project.ts';
import { copiesOf, tag, take } from '../../support/copies.ts';
import { ANA } from '../../support/project.ts';

const team = copiesOf(['Police said 12 people died.']);
const [document = ''] = team.ids;

it('nothing is decided over a side that nobody looked at', async () => {
  const [a, b, c] = [team.copy(), team.copy(), team.copy()];
  const id = tag(a, ANA, document, 0, 6);
  await take(b, a);
  await take(c, a);
  const note = (project: OpenProject, text: string) =>
    updateAnnotation(project, ANA, { batch: uuid(), id, note: text });
  // The third side is the oldest, so that what stands is the same as before when it comes.
  note(c, 'unseen');
  note(b, 'there');
  note(a, 'here');
  await take(a, b);
  let seen = listConflicts(a.db).conflicts;
  const decide = (chosen: 'standing' | 'other') => {
    const [conflict] = seen;
    if (!conflict) throw new Error('expected a conflict');
    const { entity, record, standing, others } = conflict;
    const sides = [standing, ...others].map(({ operation }) => operation);
    const operation = (chosen === 'standing' ? sides[0] : sides[1]) ?? '';
    decideConflicts(a, ANA, { batch: uuid(), decisions: [{ entity, record, operation, over: sides }] });
  };
  expect(seen[0]?.others).toHaveLength(1);
  await take(a, c);
  const before = a.info().seq;
  expect(() => decide('other')).toThrow('There is another side to the annotation');
  expect(a.info().seq).toBe(before);
  seen = listConflicts(a.db).conflicts;
  expect(seen[0]?.others.map(({ state }) => (state as { note: string }).note).toSorted()).toEqual(['there', 'unseen']);
  // An edit of what stands is another side, too.
  note(a, 'later');
  expect(() => decide('other')).toThrow('There is another side to the annotation');
  seen = listConflicts(a.db).conflicts;
  decide('standing');
  expect([listConflicts(a.db).total, annotationById(a.db, id)?.note]).toEqual([0, 'later']);
});
