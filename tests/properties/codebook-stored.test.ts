import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import { applyEdits } from '../../shared/codebook/apply.ts';
import type { CodebookEdit } from '../../shared/codebook/edit.ts';
import { compareStrings } from '../../shared/model/annotation.ts';
import { editCodebook } from '../../electron/core/services/codebook-edit.ts';
import { relationById } from '../../electron/core/repositories/relations.ts';
import { codebookVersion, openProject } from '../../electron/core/services/project.ts';
import { quietPace } from '../../electron/core/services/task.ts';
import { BIG_CODEBOOK, makeBigProject } from '../support/big-project.ts';
import { dump, temporaryFolder, world } from '../support/project.ts';
import { edit, relationEdit } from './codebook-edits.ts';

type Row = Record<string, string | number | null>;

/** The edits that can be applied one after another. */
const applicable = (edits: readonly CodebookEdit[]): CodebookEdit[] =>
  edits.reduce<CodebookEdit[]>((kept, one) => {
    const tried = [...kept, one];
    return applyEdits(BIG_CODEBOOK, tried).problems.some(({ severity }) => severity === 'error') ? kept : tried;
  }, []);

const rowsOf = (tables: Record<string, unknown[]>, table: string): Row[] => tables[table] as Row[];
const standing = (tables: Record<string, unknown[]>) => ({
  annotations: rowsOf(tables, 'annotations').map(({ id, document, layer, start, end, fragments, quote }) => [
    [id, document, layer],
    [start, end, fragments, quote],
  ]),
  relations: rowsOf(tables, 'relations').map(({ id, layer, from_id: from, to_id: to }) => [
    id,
    layer,
    [from, to].map(String).toSorted(compareStrings),
  ]),
  documentLabels: rowsOf(tables, 'document_labels').map(({ id }) => id),
});

it('in a project file, any migration leaves every record where it was, and undo leaves nothing of the migration', async () => {
  const path = join(temporaryFolder(), 'small.claimwright');
  makeBigProject(path, 160);
  const project = openProject(path, false, world());
  const turned = ['attributed_to', 'said_by'].map((type) => {
    const id = `turned-${type}`;
    const after = { id, layer: 'ana', type, from: 'a0000001', to: 'a0000000', attributes: {} };
    return { entity: 'relation' as const, id, after };
  });
  project.write({ batch: uuid(), name: 'relate', actor: 'ana', changes: turned });
  const before = dump(project.db);
  const places = standing(before);
  let changed = 0;
  const list = fc.array(fc.oneof({ weight: 3, arbitrary: edit }, { weight: 2, arbitrary: relationEdit }), {
    minLength: 2,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(list, async (drawn) => {
      const edits = applicable(drawn);
      // Edits that come to nothing are refused.
      if (applyEdits(BIG_CODEBOOK, edits).level === 'none') return;
      const base = codebookVersion(project.db);
      const { changes } = await editCodebook(project, 'lea', { batch: uuid(), edits, base }, quietPace());
      if (changes.length === 0) return;
      changed += changes.length > 1 ? 1 : 0;
      expect(standing(dump(project.db))).toEqual(places);
      project.takeBack('undo', 'lea', uuid());
      expect(dump(project.db)).toEqual(before);
    }),
    { numRuns: 25 },
  );
  expect(changed).toBeGreaterThan(5);

  // One that says the same as another one, now that neither has a direction, stays beside it.
  const edits: CodebookEdit[] = [{ edit: 'changeRelation', relation: 'said_by', set: { symmetric: true } }];
  await editCodebook(project, 'lea', { batch: uuid(), edits, base: codebookVersion(project.db) }, quietPace());
  const ends = (id: string) => [relationById(project.db, id)?.from, relationById(project.db, id)?.to];
  expect(ends('turned-said_by')).toEqual(['a0000000', 'a0000001']);
  expect(ends('ra0000000')).toEqual(['a0000000', 'a0000001']);
  expect(ends('turned-attributed_to')).toEqual(['a0000001', 'a0000000']);
  project.close();
});
