import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { MIGRATIONS } from '../../../electron/core/db/migrations/all.ts';
import { migrate } from '../../../electron/core/db/migrate.ts';
import type { ReadDb } from '../../../electron/core/db/types.ts';
import { keysByPieces, keysBySaid, keysByWords } from '../../../electron/core/repositories/search-index.ts';
import { lastSeq } from '../../../electron/core/repositories/log.ts';
import { openProject, type OpenProject } from '../../../electron/core/services/project.ts';
import { rebuildSearchIndex } from '../../../electron/core/services/search-rebuild.ts';
import { quietPace } from '../../../electron/core/services/task.ts';
import { verifyProject } from '../../../electron/core/services/verify.ts';
import { utf16 } from '../../../shared/text/units.ts';
import { ANA, projectWith, temporaryFolder, world } from '../../support/project.ts';

const folder = temporaryFolder();
const TEXTS = ['Troops were sent to Kursk.', 'Nothing of the kind, Séoul said. 北韩派兵。', 'Kursk again: troops.'];

function annotate(
  project: OpenProject,
  document: string,
  fields: { note?: string; attributes?: Record<string, string> } | null,
  id = 'a1',
): void {
  const after = fields && {
    id,
    document,
    layer: ANA.id,
    label: 'CLAIM',
    fragments: [{ start: utf16(0), end: utf16(6) }],
    quote: (TEXTS[0] ?? '').slice(0, 6),
    attributes: {},
    codebookVersion: '1',
    origin: { kind: 'human' as const },
    ...fields,
  };
  project.write({
    batch: uuid(),
    name: 'note',
    actor: ANA.id,
    changes: [
      { entity: 'layer', id: ANA.id, after: { id: ANA.id, kind: 'annotator' } },
      { entity: 'annotation', id, after },
    ],
  });
}

/** From outside, as a disk would. */
function spoil(project: OpenProject, sql: string): void {
  const db = new Database(project.info().path);
  db.unsafeMode().exec(sql);
  db.close();
}

const made = () => projectWith(join(folder, `${uuid()}.claimwright`), TEXTS);
const problems = async (db: ReadDb): Promise<string[]> =>
  (await verifyProject(db, quietPace())).problems.map(({ where }) => where);

describe('the index of the search', () => {
  it('holds every text, in its words and its pieces', () => {
    const { project } = made();
    expect(keysByWords(project.db, '"kursk"')).toEqual([1, 3]);
    expect(keysByWords(project.db, '"seoul"')).toEqual([2]);
    expect(keysByWords(project.db, '"北 韩"')).toEqual([2]);
    expect(keysByPieces(project.db, '"urs"')).toEqual([1, 3]);
    project.close();
  });

  it('follows notes and values through changes, undo and redo, and is sound after each', async () => {
    const { project, ids } = made();
    annotate(project, ids[0] ?? '', { note: 'Ask Ben' });
    expect(keysBySaid(project.db, '"ben"')).toEqual([1]);
    annotate(project, ids[0] ?? '', { note: 'Ask Cho' });
    expect([keysBySaid(project.db, '"ben"'), keysBySaid(project.db, '"cho"')]).toEqual([[], [1]]);
    project.takeBack('undo', ANA.id, uuid());
    expect(keysBySaid(project.db, '"ben"')).toEqual([1]);
    project.takeBack('redo', ANA.id, uuid());
    annotate(project, ids[0] ?? '', null);
    expect(keysBySaid(project.db, '"cho"')).toEqual([]);
    expect(await problems(project.db)).toEqual([]);
    for (let i = 0; i < 60; i += 1) {
      annotate(
        project,
        ids[0] ?? '',
        i % 7 === 6 ? null : { note: `Note ${i % 5} of many`, attributes: { n: `v${i}` } },
        `a${i % 4}`,
      );
    }
    expect(await problems(project.db)).toEqual([]);
    project.close();
  });

  it('is filled from the rows of a project of version 2', () => {
    const db = new Database(join(folder, `${uuid()}.claimwright`));
    migrate(db, MIGRATIONS.slice(0, 2));
    db.exec(`
      INSERT INTO layers VALUES ('ana', 'annotator');
      INSERT INTO texts VALUES ('d_2', 1, 'Zwölf Soldaten'), ('d_1', 1, 'Troops in Kursk');
      INSERT INTO documents SELECT document, '', '{}', '[]', 'text/plain', 'utf-8', '', '', 6, '[]', '[]' FROM texts;
      INSERT INTO annotations (id, document, layer, label, start, "end", quote, attributes, note, codebook_version, origin)
        VALUES ('a1', 'd_1', 'ana', 'CLAIM', 0, 6, 'Troops', '{"certainty":"possible"}', 'Ask Ben', '1', '{}'),
          ('a2', 'd_1', 'ana', 'CLAIM', 0, 6, 'Troops', '{}', NULL, '1', '{}');
    `);
    migrate(db, MIGRATIONS.slice(0, 3));
    expect(keysByWords(db as ReadDb, '"zwolf"')).toHaveLength(1);
    expect(keysBySaid(db as ReadDb, '"possible" AND "ben"')).toHaveLength(1);
    expect(db.prepare('SELECT annotation FROM search_annotations').all()).toEqual([{ annotation: 'a1' }]);
    db.close();
  });

  it.each<[string, string, string]>([
    ['a text that it does not know', 'DELETE FROM search_texts WHERE key = 2', 'd_'],
    ['words that are not in the text', `INSERT INTO search_words (rowid, text) VALUES (9, 'planted')`, 'search_words'],
    ['pieces that are gone', `INSERT INTO search_pieces (search_pieces) VALUES ('delete-all')`, 'search_pieces'],
    [
      'one word for another',
      `INSERT INTO search_words (search_words, rowid, text) VALUES ('delete', 1, 'troops were sent to kursk');
       INSERT INTO search_words (rowid, text) VALUES (1, 'troops were sent to kiev')`,
      'search_words',
    ],
    ['a note that it does not know', 'DELETE FROM search_annotations', 'a1'],
    ['a note that it lost', 'DELETE FROM search_said', 'search_said'],
    ['pages that do not read', `UPDATE search_said_data SET block = zeroblob(4) WHERE id > 10`, 'search_said'],
  ])('is reported where it has %s, and made anew', async (_, damage, where) => {
    const { project, ids } = made();
    annotate(project, ids[0] ?? '', { note: 'Ask Ben' });
    expect(await problems(project.db)).toEqual([]);
    spoil(project, damage);
    const found = (await verifyProject(project.db, quietPace())).problems;
    expect(found.some((problem) => problem.where.startsWith(where))).toBe(true);
    expect(found.filter(({ remedy }) => remedy !== 'search.rebuild')).toEqual([]);
    const seq = lastSeq(project.db);
    expect(rebuildSearchIndex(project, ANA.id)).toEqual({ texts: 3 });
    expect([await problems(project.db), lastSeq(project.db)]).toEqual([[], seq]);
    project.close();
  });

  it('that does not read ends all saving but not opening, until it is made anew', async () => {
    const { project: first, ids } = made();
    const { path } = first.info();
    const note = (project: OpenProject, text: string): void => annotate(project, ids[0] ?? '', { note: text });
    note(first, 'Ask Ben');
    spoil(first, 'DELETE FROM search_said_data WHERE id = 10');
    first.close();
    const project = openProject(path, false, world());
    expect(() => note(project, 'Ask Cho')).toThrow(/make the index anew/);
    rebuildSearchIndex(project, ANA.id);
    note(project, 'Ask Cho');
    project.close();
    const again = openProject(path, false, world());
    expect(keysBySaid(again.db, '"cho"')).toEqual([1]);
    expect(await problems(again.db)).toEqual([]);
    again.close();
  });

  it('is checked on a connection that only reads', async () => {
    const { project } = made();
    const snapshot = project.snapshot();
    expect(await problems(snapshot)).toEqual([]);
    snapshot.close();
    project.close();
  });
});
