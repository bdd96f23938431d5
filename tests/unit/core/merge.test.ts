import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { annotationById } from '../../../electron/core/repositories/annotations.ts';
import { documentIds } from '../../../electron/core/repositories/documents.ts';
import { deleteAnnotations, updateAnnotation } from '../../../electron/core/services/annotations.ts';
import { decideConflicts, listConflicts } from '../../../electron/core/services/conflicts.ts';
import { quietPace } from '../../../electron/core/services/task.ts';
import { verifyProject } from '../../../electron/core/services/verify.ts';
import { ensureAnnotator, type OpenProject } from '../../../electron/core/services/project.ts';
import { ANA, projectWith, temporaryFolder } from '../../support/project.ts';
import { copiesOf, exchangeAll, logOf, nativeOf, preview, refold, tablesOf, tag, take } from '../../support/copies.ts';

const BEN = { id: 'ben', name: 'Ben' };
const TEXTS = ['Police said 12 people died. “At least 15 died,” the mayor said.', 'Nobody knows, 11,000 or so.'];

const team = copiesOf(TEXTS, (project) => {
  ensureAnnotator(project, ANA);
  ensureAnnotator(project, BEN);
});
const [first = '', second = ''] = team.ids;

/** What comes next is later than all that was done before, in whatever copy: two in one millisecond are ordered by chance. */
function later(): void {
  const before = Date.now();
  while (Date.now() === before);
}
function note(project: OpenProject, who: typeof ANA, id: string, text: string): unknown {
  later();
  return updateAnnotation(project, who, { batch: uuid(), id, note: text });
}
const noteOf = (project: OpenProject, id: string): string | undefined => annotationById(project.db, id)?.note;
function remove(project: OpenProject, who: typeof ANA, id: string): unknown {
  later();
  return deleteAnnotations(project, who, { batch: uuid(), ids: [id] });
}

const drop = (project: OpenProject, document: string): unknown =>
  project.write({
    batch: uuid(),
    name: 'delete document',
    actor: 'ana',
    changes: [{ entity: 'document', id: document, after: null }],
  });

/** All that must hold of copies that have exchanged everything. */
async function expectEqual(...projects: readonly OpenProject[]): Promise<void> {
  const [one] = projects;
  if (!one) return;
  for (const project of projects) {
    expect(logOf(project.db)).toEqual(logOf(one.db));
    expect(tablesOf(project.db)).toEqual(tablesOf(one.db));
    expect(await nativeOf(project)).toBe(await nativeOf(one));
    expect(await refold(project.db)).toEqual(tablesOf(project.db));
    expect((await verifyProject(project.db, quietPace())).problems).toEqual([]);
  }
}

/** Two copies in which one annotation was changed apart: `there` stands. */
async function inConflict(): Promise<{ a: OpenProject; b: OpenProject; id: string }> {
  const [a, b] = [team.copy(), team.copy()];
  const id = tag(a, ANA, first, 0, 6);
  await take(b, a);
  note(a, ANA, id, 'here');
  note(b, ANA, id, 'there');
  await exchangeAll([a, b]);
  return { a, b, id };
}

function decide(project: OpenProject, who: typeof ANA, side: 'standing' | 'other'): void {
  const { conflicts } = listConflicts(project.db);
  const decisions = conflicts.map(({ entity, record, standing, others }) => ({
    entity,
    record,
    operation: (side === 'standing' ? standing : others[0])?.operation ?? '',
    over: [standing, ...others].map(({ operation }) => operation),
  }));
  decideConflicts(project, who, { batch: uuid(), decisions });
}

describe('deciding conflicts', () => {
  it.each([
    ['standing', 'there'],
    ['other', 'here'],
  ] as const)('what is chosen (%s) stands in every copy, and undo opens the conflict again', async (side, stands) => {
    const { a, b, id } = await inConflict();
    const before = listConflicts(a.db);
    expect(before).toMatchObject({ total: 1, conflicts: [{ record: id, isNeeded: false }] });
    decide(a, BEN, side);
    expect(listConflicts(a.db).total).toBe(0);
    expect(noteOf(a, id)).toBe(stands);
    await exchangeAll([a, b]);
    expect([listConflicts(b.db).total, noteOf(b, id)]).toEqual([0, stands]);
    await expectEqual(a, b);
    expect(a.takeBack('undo', 'ben', uuid()).name).toBe('decide a conflict');
    expect([listConflicts(a.db).total, noteOf(a, id)]).toEqual([1, 'there']);
    await exchangeAll([a, b]);
    expect([listConflicts(b.db).total, noteOf(b, id)]).toEqual([1, 'there']);
    await expectEqual(a, b);
  });

  it('decided alike in two copies it is decided; otherwise it is to be decided again', async () => {
    const alike = await inConflict();
    decide(alike.a, ANA, 'other');
    decide(alike.b, BEN, 'other');
    await exchangeAll([alike.a, alike.b]);
    expect(listConflicts(alike.a.db).total).toBe(0);
    await expectEqual(alike.a, alike.b);
    const apart = await inConflict();
    decide(apart.a, ANA, 'standing');
    decide(apart.b, BEN, 'other');
    await exchangeAll([apart.a, apart.b]);
    expect(listConflicts(apart.b.db).conflicts).toMatchObject([
      { standing: { state: { note: 'here' }, actor: 'ben' }, others: [{ state: { note: 'there' }, actor: 'ana' }] },
    ]);
    await expectEqual(apart.a, apart.b);
  });

  it('an edit does not decide, one to the same does, and what was decided is refused', async () => {
    const { a, b, id } = await inConflict();
    note(a, ANA, id, 'elsewhere');
    expect(listConflicts(a.db).total).toBe(1);
    await exchangeAll([a, b]);
    await expectEqual(a, b);
    note(a, ANA, id, 'here');
    expect(listConflicts(a.db).total).toBe(0);
    const [{ entity, record, standing } = { entity: 'annotation' as const, record: id, standing: { operation: '' } }] =
      listConflicts(b.db).conflicts;
    await exchangeAll([a, b]);
    await expectEqual(a, b);
    const { operation } = standing;
    const stale = { batch: uuid(), decisions: [{ entity, record, operation, over: [operation] }] };
    expect(() => decideConflicts(b, BEN, stale)).toThrow('somebody has done it already');
  });

  it('keeps a document that was deleted elsewhere, for good', async () => {
    const [a, b] = [team.copy(), team.copy()];
    tag(b, BEN, second, 0, 6);
    drop(a, second);
    await exchangeAll([a, b]);
    expect(listConflicts(a.db).conflicts).toMatchObject([
      {
        entity: 'document',
        record: second,
        isNeeded: true,
        standing: { actor: 'claimwright' },
        others: [{ state: null, actor: 'ana' }],
      },
    ]);
    decide(a, ANA, 'standing');
    expect(listConflicts(a.db).total).toBe(0);
    await exchangeAll([a, b]);
    expect(listConflicts(b.db).total).toBe(0);
    await expectEqual(a, b);
    expect(() => a.takeBack('undo', 'ana', uuid())).toThrow('annotations stand on it');
  });
});

describe('merging', () => {
  it('brings together what two people did apart, and the plan says so before', async () => {
    const [a, b] = [team.copy(), team.copy()];
    const ours = tag(a, ANA, first, 0, 6);
    const theirs = [tag(b, BEN, first, 12, 21), tag(b, BEN, second, 0, 6)];
    const before = tablesOf(a.db);
    const plan = await preview(a, b);
    expect(tablesOf(a.db)).toEqual(before);
    expect(plan).toMatchObject({
      project: { id: 'p1', isSame: true },
      operations: { new: 2, known: 8 },
      codebook: { is: 'same' },
      conflicting: 0,
      unknownLabels: [],
      dangling: 0,
    });
    expect(plan.records.find(({ entity }) => entity === 'annotation')).toMatchObject({ new: 2, identical: 0 });
    const [merged] = await take(a, b);
    expect(merged).toEqual(plan);
    expect([ours, ...theirs].map((id) => annotationById(a.db, id)?.id)).toEqual([ours, ...theirs]);
    await take(b, a);
    await expectEqual(a, b);
    expect((await take(a, b))[0]).toMatchObject({ operations: { new: 0 } });
  });

  it('keeps both sides where one annotation was changed twice, and the later one stands', async () => {
    const [a, b] = [team.copy(), team.copy()];
    const id = tag(a, ANA, first, 0, 6);
    await take(b, a);
    note(a, ANA, id, 'here');
    note(b, ANA, id, 'there');
    const plan = await preview(a, b);
    expect(plan.conflicts).toMatchObject([
      {
        entity: 'annotation',
        record: id,
        subject: 'Police',
        document: first,
        standing: { state: { note: 'there' }, actor: 'ana' },
        others: [{ state: { note: 'here' }, actor: 'ana' }],
        isNeeded: false,
      },
    ]);
    await exchangeAll([a, b]);
    expect([a, b].map((project) => noteOf(project, id))).toEqual(['there', 'there']);
    await expectEqual(a, b);
  });

  it('follows a later deletion and a later edit where the same was done and taken back before', async () => {
    const [a, b] = [team.copy(), team.copy()];
    const [gone, edited] = [tag(a, ANA, first, 0, 6), tag(a, ANA, first, 12, 21)];
    await take(b, a);
    remove(a, ANA, gone);
    a.takeBack('undo', 'ana', uuid());
    note(a, ANA, edited, 'there');
    a.takeBack('undo', 'ana', uuid());
    remove(b, ANA, gone);
    note(b, ANA, edited, 'there');
    await exchangeAll([a, b]);
    expect([annotationById(a.db, gone), noteOf(a, edited)]).toEqual([undefined, 'there']);
    expect(listConflicts(a.db).total).toBe(0);
    await expectEqual(a, b);
  });

  it('shows a deletion where the same was deleted in another copy and taken back, before the exchange or after it', async () => {
    const [a, b] = [team.copy(), team.copy()];
    const [before, after] = [tag(a, ANA, first, 0, 6), tag(a, ANA, first, 12, 21)];
    await take(b, a);
    for (const id of [before, after]) remove(b, ANA, id);
    remove(a, ANA, before);
    a.takeBack('undo', 'ana', uuid());
    remove(a, ANA, after);
    await exchangeAll([a, b]);
    expect(listConflicts(a.db).conflicts).toMatchObject([
      { record: before, standing: { actor: 'ana' }, others: [{ state: null, actor: 'ana' }] },
    ]);
    await expectEqual(a, b);
    a.takeBack('undo', 'ana', uuid());
    expect(annotationById(a.db, after)?.id).toBe(after);
    expect(new Set(listConflicts(a.db).conflicts.map(({ record }) => record))).toEqual(new Set([before, after]));
    await exchangeAll([a, b]);
    await expectEqual(a, b);
  });

  it('keeps a document that was deleted while somebody worked on it', async () => {
    const [a, b] = [team.copy(), team.copy()];
    const id = tag(b, BEN, second, 0, 6);
    drop(a, second);
    await exchangeAll([a, b]);
    expect(documentIds(a.db)).toContain(second);
    expect(annotationById(a.db, id)?.quote).toBe('Nobody');
    await expectEqual(a, b);
    // What is done afterwards does not take it away in one copy and not in the other.
    remove(b, BEN, id);
    expect(documentIds(b.db)).toContain(second);
    await exchangeAll([a, b]);
    expect(documentIds(a.db)).toContain(second);
    await expectEqual(a, b);
    // Deleted by somebody who knows all of it, it is gone.
    drop(a, second);
    await exchangeAll([a, b]);
    expect(documentIds(b.db)).not.toContain(second);
    await expectEqual(a, b);
  });

  it('merges a project that was made apart from the same codebook: each keeps its own name', async () => {
    const a = team.copy();
    const { project: b } = projectWith(join(temporaryFolder(), 'b.claimwright'), [...TEXTS, 'More.']);
    b.write({
      batch: uuid(),
      name: 'make project',
      actor: 'ana',
      changes: [{ entity: 'annotator', id: 'ana', after: { id: 'ana', name: 'Another Ana' } }],
    });
    tag(b, BEN, second, 0, 6);
    const plan = await preview(a, b);
    expect(plan.documents).toHaveLength(1);
    expect(plan.annotators).toEqual([
      { handle: 'ana', name: 'Another Ana', isNew: false, isTwice: true },
      { handle: 'ben', name: 'Ben', isNew: false, isTwice: true },
    ]);
    await exchangeAll([a, b]);
    await expectEqual(a, b);
  });
});
