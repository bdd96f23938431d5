import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { BatchEvent } from '../../../shared/api/events.ts';
import type { ReadDb } from '../../../electron/core/db/types.ts';
import { mergeInto } from '../../../electron/core/merge/merge-into.ts';
import { planMerge } from '../../../electron/core/merge/plan.ts';
import { annotationById } from '../../../electron/core/repositories/annotations.ts';
import { readCodebook, readProject } from '../../../electron/core/repositories/small.ts';
import { listConflicts } from '../../../electron/core/services/conflicts.ts';
import { deleteAnnotations } from '../../../electron/core/services/annotations.ts';
import { logSince } from '../../../electron/core/services/log.ts';
import {
  createProject,
  ensureAnnotator,
  openProject,
  type OpenProject,
} from '../../../electron/core/services/project.ts';
import { quietPace, type Pace } from '../../../electron/core/services/task.ts';
import { verifyProject } from '../../../electron/core/services/verify.ts';
import { ANA, CODEBOOK, temporaryFolder, textDocument, world } from '../../support/project.ts';
import { addDocuments } from '../../../electron/core/services/import-documents.ts';
import { copiesOf, exchangeAll, logOf, nativeOf, preview, tablesOf, tag, take } from '../../support/copies.ts';

const BEN = { id: 'ben', name: 'Ben' };
const TEXTS = ['Police said 12 people died. “At least 15 died,” the mayor said.', 'Nobody knows, 11,000 or so.'];
const team = copiesOf(TEXTS, (project) => {
  ensureAnnotator(project, ANA);
  ensureAnnotator(project, BEN);
  tag(
    project,
    ANA,
    project.db.prepare<[], { document: string }>('SELECT document FROM texts').get()?.document ?? '',
    0,
    6,
  );
});
const [first = '', second = ''] = team.ids;

/** The other copy with one new annotation, after something was done to its file from outside. */
function tampered(sql: string): ReadDb {
  const other = team.copy();
  tag(other, BEN, second, 0, 6);
  return changedOutside(other, sql);
}

/** The database of a project, which is closed, after something was done to its file. */
function changedOutside(project: OpenProject, sql: string): ReadDb {
  const { path } = project.info();
  project.close();
  const db = new Database(path);
  for (const { name } of db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
    .all())
    db.exec(`DROP TRIGGER ${name}`);
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  return db as unknown as ReadDb;
}

const LAST = '(SELECT max(seq) FROM operations)';
const set = (change: string, which = `seq = ${LAST}`): string => `UPDATE operations SET ${change} WHERE ${which}`;

describe('what cannot be right is refused, and nothing is changed', () => {
  it.each([
    [
      'a known operation with other content',
      set(`after = replace(after, 'Test', 'Toast')`, 'seq = 2'),
      'with other content',
    ],
    ['a known batch under another name', `UPDATE batches SET name = 'x' WHERE ordinal = 1`, 'with other content'],
    ['a known batch that was cut short', 'DELETE FROM operations WHERE seq = 6', 'with other content'],
    ['a batch without operations', `DELETE FROM operations WHERE seq = ${LAST}`, 'its operations are missing'],
    ['a quote that is not in the text', set(`after = replace(after, 'Nobody', 'Anybody')`), 'cannot stand'],
    ['an offset outside the text', set(`after = replace(after, '"end":6', '"end":600')`), 'outside the text'],
    ['a kind of record that nobody knows', set(`entity = 'opinion'`), 'it is on a "opinion"'],
    ['a record of a later version', set(`after = replace(after, '"v":1', '"v":9')`), 'is of the version 9'],
    ['a record that is not canonical', set(`after = replace(after, '{', '{ ')`), 'as the log writes it'],
    ['a record that is no JSON', set(`after = 'x'`), 'is not JSON'],
    ['a field that a record does not have', set(`after = replace(after, '"v":1', '"v":1,"w":1')`), 'is not valid'],
    ['a record under another id', set(`entity_id = 'x'`), 'is another one'],
    ['a base that is not there', set(`base = 'x:0', before = after`), 'is no earlier operation'],
    ['a base that comes later', set(`base = batch || ':0', before = after`), 'is no earlier operation'],
    ['a state before out of nothing', set('before = after'), 'says what was there before'],
    ['a deletion of nothing', set('after = NULL'), 'was never there'],
    [
      'a stamp that is none',
      set(`at = 'now'`) + `; UPDATE batches SET at = 'now' WHERE ordinal = (SELECT max(ordinal) FROM batches)`,
      'shape that the log has',
    ],
    ['a stamp of another batch', set(`at = '000000000001-0000-0000000000000000'`), 'not that of its batch'],
    [
      'a text that was changed',
      `UPDATE texts SET document = 'd_aaaaaaaaaaaaaaaaaaaaaaaaaa', text = 'x' WHERE document = '${second}'`,
      'not the one that was imported',
    ],
    [
      'a text that is missing',
      set(`after = replace(after, '${second}', 'd_aaaaaaaaaaaaaaaaaaaaaaaaaa')`),
      'is on neither side',
    ],
    ['no codebook', set(`entity = 'claim'`, `entity = 'codebook'`), 'one codebook'],
    ['no project', set(`entity = 'claim'`, `entity = 'project'`), 'which project it is of'],
  ])('%s', async (_, sql, message) => {
    const ours = team.copy();
    const before = [tablesOf(ours.db), logOf(ours.db)];
    const db = tampered(sql);
    const incoming = { name: 'theirs.claimwright', db };
    const snapshot = ours.snapshot();
    await expect(planMerge(snapshot, incoming, quietPace())).rejects.toThrow(message);
    snapshot.close();
    await expect(mergeInto(ours, [incoming], quietPace())).rejects.toThrow(message);
    expect([tablesOf(ours.db), logOf(ours.db)]).toEqual(before);
    db.close();
    ours.close();
  });
});

/** A project that somebody made alone. */
function apart(id: string, codebook = CODEBOOK, emit: (event: BatchEvent) => void = () => {}): OpenProject {
  const project = createProject(join(temporaryFolder(), 'apart.claimwright'), world(emit));
  project.write({
    batch: uuid(),
    name: 'make project',
    actor: 'claimwright',
    undoable: false,
    changes: [
      { entity: 'project', id, after: { id, name: id, sample: false } },
      { entity: 'codebook', id: codebook.id, after: codebook },
    ],
  });
  return project;
}

describe('merging', () => {
  it('refuses the project itself and another codebook', async () => {
    const a = team.copy();
    await expect(take(a, a)).rejects.toThrow('is the project that is open: there is nothing to merge');
    const b = apart('other', { ...CODEBOOK, id: 'births' });
    for (const merging of [preview(a, b), take(a, b)]) {
      await expect(merging).rejects.toThrow('another codebook ("births" instead of "test")');
    }
  });

  it('lets projects of other ids keep their own word about themselves', async () => {
    const heard: BatchEvent[] = [];
    const [a, b] = [apart('one', CODEBOOK, (event) => heard.push(event)), apart('two')];
    addDocuments(a, { batch: uuid(), actor: 'ana', documents: [textDocument('A text of one.')] });
    addDocuments(b, { batch: uuid(), actor: 'ben', documents: [textDocument('A text of two.')] });
    tag(b, BEN, b.db.prepare<[], { id: string }>('SELECT id FROM documents').get()?.id ?? '', 0, 6);
    const before = a.info().seq;
    expect((await take(a, b))[0]?.project).toEqual({ id: 'two', name: 'two', isSame: false });
    await take(b, a);
    expect([readProject(a.db)?.id, readProject(b.db)?.id]).toEqual(['one', 'two']);
    expect(logOf(a.db)).toEqual(logOf(b.db));
    expect(await nativeOf(a)).toBe(await nativeOf(b));
    for (const project of [a, b]) expect((await verifyProject(project.db, quietPace())).problems).toEqual([]);
    expect(heard.at(-1)).toMatchObject({ first: before + 1, seq: a.info().seq, name: 'merge', changes: null });
    const told = logSince(a.db, a.db, before, null).batches.flatMap(({ changes }) => changes ?? []);
    expect(told.some(({ entity }) => entity === 'project')).toBe(false);
    expect(told.some(({ entity }) => entity === 'annotation')).toBe(true);
  });

  it('counts the words of a text itself, whatever the other side says', async () => {
    const [a, b] = [team.copy(), team.copy()];
    addDocuments(b, { batch: uuid(), actor: 'ben', documents: [textDocument('Three words here.')] });
    const db = changedOutside(b, 'UPDATE texts SET words = 999');
    await mergeInto(a, [{ name: 'theirs.cwb', db }], quietPace());
    db.close();
    const words = a.db.prepare<[], { words: number }>("SELECT words FROM texts WHERE text LIKE 'Three%'").get();
    expect(words).toEqual({ words: 3 });
  });

  it('keeps annotations whose label the codebook lost, lists them, and the codebook can be worked on', async () => {
    const [a, b] = [team.copy(), team.copy()];
    tag(b, BEN, second, 0, 6, 'QUANTITY');
    const edit = (version: string, labels: typeof CODEBOOK.labels): unknown =>
      a.write({
        batch: uuid(),
        name: 'edit codebook',
        actor: 'ana',
        changes: [{ entity: 'codebook', id: CODEBOOK.id, after: { ...CODEBOOK, version, labels } }],
      });
    edit('2', CODEBOOK.labels.slice(0, 2));
    const unknownLabels = [{ label: 'QUANTITY', annotations: 1 }];
    expect(await preview(a, b)).toMatchObject({ codebook: { is: 'older', ours: '2', theirs: '1' }, unknownLabels });
    expect(await preview(b, a)).toMatchObject({ codebook: { is: 'newer' }, unknownLabels });
    await exchangeAll([a, b]);
    expect(listConflicts(a.db).unknownLabels).toEqual(unknownLabels);
    edit('3', CODEBOOK.labels.slice(0, 2));
    expect(() => edit('4', CODEBOOK.labels.slice(1, 2))).toThrow('has the label "CLAIM"');
    expect(readCodebook(a.db)?.version).toBe('3');
    edit('4', CODEBOOK.labels);
    expect(listConflicts(a.db).unknownLabels).toEqual([]);
  });

  it('keeps relations whose end was deleted, and counts them', async () => {
    const [a, b] = [team.copy(), team.copy()];
    const from = tag(a, ANA, first, 12, 21);
    const to = tag(a, ANA, second, 0, 6);
    await take(b, a);
    deleteAnnotations(a, ANA, { batch: uuid(), ids: [from] });
    const after = { id: uuid(), layer: 'ben', type: 'supports', from, to, attributes: {} };
    b.write({ batch: uuid(), name: 'relate', actor: 'ben', changes: [{ entity: 'relation', id: after.id, after }] });
    expect((await preview(a, b)).dangling).toBe(1);
    expect((await take(a, b))[0]?.dangling).toBe(1);
    expect(listConflicts(a.db).dangling).toEqual([after.id]);
  });

  it('lists merged steps for undo, also what was taken back elsewhere', async () => {
    const [a, b] = [team.copy(), team.copy()];
    const id = tag(b, BEN, second, 0, 6);
    await take(a, b);
    tag(a, BEN, second, 7, 12);
    b.takeBack('undo', 'ben', uuid());
    await take(a, b);
    expect(annotationById(a.db, id)).toBeUndefined();
    expect(a.takeBack('undo', 'ben', uuid()).name).toContain('tag CLAIM');
    expect(() => a.takeBack('undo', 'ben', uuid())).toThrow('nothing to undo');
    const c = team.copy();
    const other = tag(c, BEN, second, 0, 6);
    await take(b, c);
    b.takeBack('undo', 'ben', uuid());
    expect(annotationById(b.db, other)).toBeUndefined();
    const { path } = b.info();
    b.close();
    const steps = openProject(path, false, world()).history.steps('ben');
    expect(steps.undo).toEqual([]);
  });

  it('is refused beside another one, keeps others from writing, and leaves nothing when it is ended', async () => {
    const [a, b] = [team.copy(), team.copy()];
    tag(b, BEN, second, 0, 6);
    const before = logOf(a.db);
    const incoming = { name: 'b', db: b.snapshot() };
    const held: Pace = {
      signal: new AbortController().signal,
      async step(phase) {
        await Promise.resolve();
        if (phase !== 'records') return;
        expect(() => tag(a, ANA, first, 12, 21)).toThrow('being merged just now');
        await expect(mergeInto(a, [incoming], quietPace())).rejects.toThrow('being merged just now');
        expect(logOf(a.db)).toEqual(before);
        throw new Error('ended');
      },
    };
    await expect(mergeInto(a, [incoming], held)).rejects.toThrow('ended');
    expect(logOf(a.db)).toEqual(before);
    tag(a, ANA, first, 12, 21);
    const closing: Pace = {
      signal: new AbortController().signal,
      step(phase) {
        if (phase === 'records') a.close();
        return Promise.resolve();
      },
    };
    const { path } = a.info();
    await expect(mergeInto(a, [incoming], closing)).rejects.toThrow('closed meanwhile');
    incoming.db.close();
    const again = openProject(path, false, world());
    expect(logOf(again.db)).toHaveLength(before.length + 2);
  });
});
