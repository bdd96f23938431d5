import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { expect, it } from 'vitest';
import { statusId } from '../../../shared/model/status.ts';
import { deleteAnnotations, updateAnnotation } from '../../../electron/core/services/annotations.ts';
import { decideConflicts, listConflicts } from '../../../electron/core/services/conflicts.ts';
import { ensureAnnotator, type OpenProject } from '../../../electron/core/services/project.ts';
import { copiesOf, exchangeAll, tag, take } from '../../support/copies.ts';
import { testCore } from '../../support/core.ts';
import { ANA } from '../../support/project.ts';

const team = copiesOf(['Police said 12 people died.'], (project) => ensureAnnotator(project, ANA));
const [first = ''] = team.ids;
const LOCKED = /layer "ana" is locked on the document "text-0.txt"/;

const id = statusId('ana', first);
const lock = (project: OpenProject): unknown =>
  project.write({
    batch: uuid(),
    name: 'lock',
    actor: 'bea',
    changes: [{ entity: 'status', id, after: { id, layer: 'ana', document: first, state: 'locked' } }],
  });

it('undo does not reach into what was locked since; undoing the lock opens it', () => {
  const project = team.copy();
  const claim = tag(project, ANA, first, 0, 6);
  lock(project);
  expect(() => deleteAnnotations(project, ANA, { batch: uuid(), ids: [claim] })).toThrow(LOCKED);
  expect(() => project.takeBack('undo', 'ana', uuid())).toThrow(LOCKED);
  project.takeBack('undo', 'bea', uuid());
  project.takeBack('undo', 'ana', uuid());
  expect(project.db.prepare('SELECT 1 FROM annotations').all()).toEqual([]);
});

it('deciding a conflict does not change what is locked, and may say again what stands', async () => {
  const [a, b] = [team.copy(), team.copy()];
  const claim = tag(a, ANA, first, 0, 6);
  await take(b, a);
  updateAnnotation(a, ANA, { batch: uuid(), id: claim, note: 'here' });
  updateAnnotation(b, ANA, { batch: uuid(), id: claim, note: 'there' });
  await exchangeAll([a, b]);
  lock(a);
  const [conflict] = listConflicts(a.db).conflicts;
  const over = [conflict?.standing, ...(conflict?.others ?? [])].map((side) => side?.operation ?? '');
  const decide = (operation = ''): unknown =>
    decideConflicts(a, ANA, { batch: uuid(), decisions: [{ entity: 'annotation', record: claim, operation, over }] });
  expect(() => decide(conflict?.others[0]?.operation)).toThrow(LOCKED);
  decide(conflict?.standing.operation);
  expect(listConflicts(a.db).total).toBe(0);
});

it('an import brings nothing into what is locked', async () => {
  const at = await testCore();
  await at.client.call('project.sample', {});
  await at.client.call('preferences.save', { annotator: ANA });
  const document = (await at.client.call('documents.list', {})).documents[0]?.id ?? '';
  const claim = await at.tag(document, 'North Korea');
  const path = join(at.dataDir, 'out.jsonl');
  await at.client.call('export.write', { task: uuid(), format: 'jsonl', path, layer: 'ana', overwrite: false });
  expect(readFileSync(path, 'utf8')).toContain(claim);
  await at.client.call('annotations.delete', { batch: uuid(), ids: [claim] });
  await at.client.call('team.lock', { batch: uuid(), locked: true, places: [{ layer: 'ana', document }] });
  const stage = () => at.client.call('import.stage', { task: uuid(), source: { kind: 'path', path } });
  const commit = (of: Awaited<ReturnType<typeof stage>>) =>
    at.client.call('import.commit', { batch: uuid(), task: uuid(), ids: of.map((one) => one.id) });
  await expect(commit(await stage())).rejects.toThrow(/layer "ana" is locked/);
  expect(await at.client.call('annotations.list', { document, layer: 'ana' })).toEqual([]);
  await at.client.call('team.lock', { batch: uuid(), locked: false, places: [{ layer: 'ana', document }] });
  await commit(await stage());
  expect(await at.client.call('annotations.list', { document, layer: 'ana' })).toHaveLength(1);
  await at.core.close();
});
