import { setTimeout } from 'node:timers/promises';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../../shared/api/reply.ts';
import { annotationById } from '../../../electron/core/repositories/annotations.ts';
import { updateAnnotation } from '../../../electron/core/services/annotations.ts';
import { ensureAnnotator, openProject, type OpenProject } from '../../../electron/core/services/project.ts';
import { ANA, world } from '../../support/project.ts';
import { copiesOf, tag, take } from '../../support/copies.ts';

const team = copiesOf(['Police said 12 people died.'], (project) => ensureAnnotator(project, ANA));
const [document = ''] = team.ids;

const note = (project: OpenProject, id: string, text: string): string => {
  const batch = uuid();
  updateAnnotation(project, ANA, { batch, id, note: text });
  return batch;
};
const noteOf = (project: OpenProject, id: string): string | undefined => annotationById(project.db, id)?.note;
const names = ({ history }: OpenProject): readonly (readonly string[])[] => {
  const { undo, redo } = history.steps('ana');
  return [undo, redo].map((steps) => steps.map(({ name }) => name));
};

/** What is written in the same millisecond is ordered by the names of the copies, which are made at random. */
const aMomentLater = () => setTimeout(5);

function refusal(work: () => unknown): Refusal {
  try {
    work();
  } catch (error) {
    return error as Refusal;
  }
  throw new Error('it was not refused');
}

/** Ana's copy, whose last step lost a merge: what she wrote on another machine stands. */
async function lost(): Promise<{ a: OpenProject; other: string; step: string }> {
  const [a, b] = [team.copy(), team.copy()];
  const id = tag(a, ANA, document, 0, 6);
  const other = tag(a, ANA, document, 12, 14);
  await take(b, a);
  note(a, other, 'before it');
  const step = note(a, id, 'here');
  await aMomentLater();
  note(b, id, 'there');
  await take(a, b);
  // What came of the other machine is the last step of hers; it can be taken back.
  return { a, other, step };
}

describe('a step that lost a merge', () => {
  it('is refused with why and what is before it, is passed over when that is asked for, and holds up nothing', async () => {
    const { a, other, step } = await lost();
    a.takeBack('undo', 'ana', uuid());
    const { code, message, details } = refusal(() => a.takeBack('undo', 'ana', uuid()));
    expect(code).toBe('conflict');
    expect(message).toContain('"edit note" cannot be taken back');
    expect(details).toMatchObject({ step, before: 'edit note' });
    // Never silently: without a word it is refused again.
    expect(refusal(() => a.takeBack('undo', 'ana', uuid())).details).toMatchObject({ step });
    const batch = uuid();
    a.takeBack('undo', 'ana', batch, step);
    expect(noteOf(a, other)).toBeUndefined();
    // Sent again, it is answered again and done once.
    expect(a.takeBack('undo', 'ana', batch, step).batch).toBe(batch);
    const [undo, redo] = names(a);
    expect(undo).toEqual(['tag CLAIM', 'tag CLAIM']);
    a.takeBack('redo', 'ana', uuid());
    expect(noteOf(a, other)).toBe('before it');
    expect(redo?.at(-1)).toBe('edit note');
  });

  it('is refused with the word that merging has brought another version', async () => {
    const [a, b] = [team.copy(), team.copy()];
    const id = tag(a, ANA, document, 0, 6);
    await take(b, a);
    note(a, id, 'here');
    await aMomentLater();
    const stands = annotationById(b.db, id);
    if (!stands) throw new Error('it was taken along');
    const after = { ...stands, note: 'there' };
    b.write({ batch: uuid(), name: 'edit', actor: 'ben', changes: [{ entity: 'annotation', id, after }] });
    await take(a, b);
    const { message, details } = refusal(() => a.takeBack('undo', 'ana', uuid()));
    expect(message).toContain('merging has brought another version of the annotation');
    expect(details).toMatchObject({ before: 'tag CLAIM' });
  });

  it('is refused for another step than the last, and is asked about again once the project is opened again', async () => {
    const { a, step } = await lost();
    expect(refusal(() => a.takeBack('undo', 'ana', uuid(), step)).message).toContain('Another step is the last one');
    a.takeBack('undo', 'ana', uuid());
    a.takeBack('undo', 'ana', uuid(), step);
    const { path } = a.info();
    const redo = names(a)[1];
    a.close();
    const again = openProject(path, false, world());
    expect(refusal(() => again.takeBack('undo', 'ana', uuid())).details).toMatchObject({ step });
    expect(names(again)[1]).toEqual(redo);
    again.close();
  });

  it('is not passed over where nothing was written: the same can be asked again, and a plain undo asks first', async () => {
    const { a, step } = await lost();
    a.takeBack('undo', 'ana', uuid());
    a.db.pragma('query_only = on');
    expect(() => a.takeBack('undo', 'ana', uuid(), step)).toThrow();
    a.db.pragma('query_only = off');
    expect(refusal(() => a.takeBack('undo', 'ana', uuid())).details).toMatchObject({ step });
    expect(a.takeBack('undo', 'ana', uuid(), step).name).toBe('edit note');
  });
});
