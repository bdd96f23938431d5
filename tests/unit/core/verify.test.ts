import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { ReadDb } from '../../../electron/core/db/types.ts';
import { verifyProject } from '../../../electron/core/services/verify.ts';
import type { Pace } from '../../../electron/core/services/task.ts';
import { projectWith, temporaryFolder } from '../../support/project.ts';

const LAYERS = 1500;

/** A project with many small records. */
function manyLayers(): string {
  const path = join(temporaryFolder(), 'many.claimwright');
  const { project } = projectWith(path, ['Police said 12 people died.']);
  const changes = Array.from({ length: LAYERS }, (_, i) => {
    const id = `layer-${i}`;
    return { entity: 'layer', id, after: { id, kind: 'annotator' } } as const;
  });
  project.write({ batch: uuid(), name: 'layers', actor: 'ana', changes });
  project.close();
  return path;
}

/** Verifies, and says how often each phase gave way. */
async function verified(path: string) {
  const db = new Database(path, { readonly: true }) as ReadDb;
  const steps: Record<string, number> = {};
  const pace: Pace = {
    signal: new AbortController().signal,
    step(phase) {
      steps[phase] = (steps[phase] ?? 0) + 1;
      return Promise.resolve();
    },
  };
  try {
    return { ...(await verifyProject(db, pace)), steps };
  } finally {
    db.close();
  }
}

describe('verify', () => {
  it('gives way in every phase, again and again', async () => {
    const { ok, steps } = await verified(manyLayers());
    expect(ok).toBe(true);
    expect(steps['texts']).toBeGreaterThanOrEqual(2);
    expect(steps['history']).toBeGreaterThanOrEqual(LAYERS / 100);
    expect(steps['records']).toBeGreaterThanOrEqual(LAYERS / 100);
  });

  it.each<[string, string, RegExp[]]>([
    [
      'a record that the log does not know',
      "INSERT INTO layers VALUES ('new', 'gold')",
      [/holds 1501 records, the history 1500/],
    ],
    ['a record that is gone', "DELETE FROM layers WHERE id = 'layer-7'", [/not what the history says/, /holds 1499/]],
    ['the first record of the log', "UPDATE projects SET name = 'x'", [/^project p1: it is not what/]],
    [
      'the last record of the log',
      "UPDATE layers SET kind = 'gold' WHERE id = 'layer-1499'",
      [/^layer layer-1499: it is not/],
    ],
    [
      'a gap',
      'DELETE FROM operations WHERE seq = 100',
      [/stands at 101 where 100/, /holds 1500 records, the history 1499/],
    ],
    [
      'a state of the wrong shape',
      `UPDATE operations SET "after" = '{"id":"layer-1499","v":1}' WHERE seq = (SELECT max(seq) FROM operations)`,
      [/not what the history/, /not of the shape/],
    ],
  ])('finds %s', async (_, sql, expected) => {
    const path = manyLayers();
    const db = new Database(path);
    db.exec('DROP TRIGGER operations_never_change; DROP TRIGGER operations_never_leave');
    db.exec(sql);
    db.close();
    const { problems } = await verified(path);
    const said = problems.map(({ where, what }) => `${where}: ${what}`);
    expect(said).toHaveLength(expected.length);
    expected.forEach((message, i) => expect(said[i]).toMatch(message));
  });

  it('lists a thousand problems at most', async () => {
    const path = manyLayers();
    const db = new Database(path);
    db.exec("UPDATE layers SET kind = 'gold'");
    db.close();
    const { problems } = await verified(path);
    expect(problems).toHaveLength(1001);
    expect(problems.at(-1)).toEqual({ where: 'project', what: '500 further problems are not listed' });
  });
});
