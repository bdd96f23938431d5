import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { annotationById } from '../../../electron/core/repositories/annotations.ts';
import { documentIds } from '../../../electron/core/repositories/documents.ts';
import { deleteAnnotations, updateAnnotation } from '../../../electron/core/services/annotations.ts';
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

const note = (project: OpenProject, who: typeof ANA, id: string, text: string): unknown =>
  updateAnnotation(project, who, { batch: uuid(), id, note: text });
const noteOf = (project: OpenProject, id: string): string | undefined => annotationById(project.db, id)?.note;
const remove = (project: OpenProject, who: typeof ANA, id: string): unknown =>
  deleteAnnotations(project, who, { batch: uuid(), ids: [id] });

/** All that must hold of copies that have exchanged everything. */
async function expectEqual(...projects: readonly OpenProject[]): Promise<void> {
  const [one] = projects;
  if (!one) return;
  for (const project of projects) {
    expect(logOf(project.db)).toEqual(logOf(one.db));
    expect(tablesOf(project.db)).toEqual(tablesOf(one.db));
    expect(await nativeOf(project)).toBe(await nativeOf(one));
    expect(await refold(project.db)).toEqual(tablesOf(project.db));
  }
}

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

  it('keeps a document that was deleted while somebody worked on it', async () => {
    const [a, b] = [team.copy(), team.copy()];
    const id = tag(b, BEN, second, 0, 6);
    a.write({
      batch: uuid(),
      name: 'delete document',
      actor: 'ana',
      changes: [{ entity: 'document', id: second, after: null }],
    });
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
    a.write({
      batch: uuid(),
      name: 'delete document',
      actor: 'ana',
      changes: [{ entity: 'document', id: second, after: null }],
    });
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
