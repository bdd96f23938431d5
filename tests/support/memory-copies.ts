import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import type { ReadDb, WriteDb } from '../../electron/core/db/types.ts';
import { mergeInto } from '../../electron/core/merge/merge-into.ts';
import { beginTouched } from '../../electron/core/merge/touched.ts';
import { batchesAfter, lastSeq, lastStamp } from '../../electron/core/repositories/log.ts';
import { lastOrdinal } from '../../electron/core/repositories/history.ts';
import { createClock } from '../../electron/core/services/clock.ts';
import { createHistory } from '../../electron/core/services/history.ts';
import { ensureAnnotator, type OpenProject } from '../../electron/core/services/project.ts';
import { quietPace } from '../../electron/core/services/task.ts';
import { write, type Writable } from '../../electron/core/services/write.ts';
import { expectNoLooseEnds } from './copies.ts';
import { projectWith, temporaryFolder, world } from './project.ts';

/** Copies of a project in memory, for thousands of them: the same SQL and the same services, without a disk. */

/** The bytes that copies begin as. */
export function templateOf(
  texts: readonly string[],
  people: readonly string[],
  fill: (project: OpenProject) => void,
): Buffer {
  const path = join(temporaryFolder(), 'template.claimwright');
  const { project } = projectWith(path, texts);
  for (const id of people) ensureAnnotator(project, { id, name: id });
  fill(project);
  project.close();
  const bytes = readFileSync(path);
  // Read and write version: 1 says rollback journal, which an in-memory database may have.
  bytes[18] = 1;
  bytes[19] = 1;
  return bytes;
}

/** Copies in memory that are used again and again: each time as they began, which is quicker than making them anew. */
export interface Pool {
  /** As many copies as there are clocks: by how many milliseconds each is wrong. */
  begin(skews: readonly number[]): OpenProject[];
  /** Everything as it was. */
  end(): void;
}

export function memoryPool(template: Buffer): Pool {
  const all: (ReadDb & WriteDb)[] = [];
  let used: (ReadDb & WriteDb)[] = [];
  return {
    begin(skews) {
      while (all.length < skews.length) all.push(opened(template));
      used = all.slice(0, skews.length);
      return used.map((db, i) => {
        db.exec('BEGIN');
        return memoryCopy(db, skews[i] ?? 0);
      });
    },
    end() {
      for (const db of used) db.exec('ROLLBACK');
    },
  };
}

function opened(template: Buffer): ReadDb & WriteDb {
  const db = new Database(template) as ReadDb & WriteDb;
  db.pragma('foreign_keys = ON');
  db.pragma('recursive_triggers = ON');
  beginTouched(db);
  return db;
}

function memoryCopy(db: ReadDb & WriteDb, skew: number): OpenProject {
  const clock = createClock(() => Date.now() + skew);
  clock.see(lastStamp(db) ?? '');
  const history = createHistory(db);
  const writable: Writable = {
    db,
    clock,
    committed(row) {
      history.note(row);
    },
    reopen() {},
  };
  return {
    db,
    history,
    world: world(),
    info: () => ({
      id: 'p1',
      session: '',
      name: 'Test',
      sample: false,
      path: ':memory:',
      readOnly: false,
      seq: lastSeq(db),
    }),
    write: (request) => write(writable, request),
    takeBack: (direction, actor, batch) => history.takeBack(writable, direction, actor, batch),
    // The transaction around all of a case is never committed, so what refers to nothing is looked for.
    async absorb(work) {
      const before = lastOrdinal(db);
      db.pragma('defer_foreign_keys = ON');
      const { answer } = await work(db);
      db.pragma('defer_foreign_keys = OFF');
      expectNoLooseEnds(db);
      for (const row of batchesAfter(db, before)) {
        clock.see(row.at);
        history.note(row);
      }
      return answer;
    },
    snapshot: () => db,
    seenBy: () => db,
    close() {},
  };
}

/** Merges other copies into one. */
export const takeInMemory = (into: OpenProject, ...from: readonly OpenProject[]) =>
  mergeInto(
    into,
    from.map(({ db }) => ({ name: uuid(), db })),
    quietPace(),
  );
