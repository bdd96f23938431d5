import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuid } from 'uuid';
import type { CodebookEdit } from '../../../shared/codebook/edit.ts';
import { editCodebook, previewCodebook } from '../../../electron/core/services/codebook-edit.ts';
import { openProject, type OpenProject } from '../../../electron/core/services/project.ts';
import { quietPace } from '../../../electron/core/services/task.ts';
import { verifyProject } from '../../../electron/core/services/verify.ts';
import { BIG_CODEBOOK, makeBigProject } from '../../support/big-project.ts';
import { dump, temporaryFolder, world } from '../../support/project.ts';

type Tables = Record<string, unknown[]>;

const COUNT = 10_000;
const EIGHTH = COUNT / 8;
const folder = temporaryFolder();
const original = join(folder, 'big.claimwright');
let before: Tables;
beforeAll(() => {
  makeBigProject(original, COUNT);
  const project = openProject(original, true, world());
  before = dump(project.db);
  project.close();
});

type Row = Record<string, string | number | null>;

/** Rows of a table that are not as they were, as they are now. */
function changed(before: Tables, after: Tables, table: string): Row[] {
  const old = new Map((before[table] as Row[]).map((row) => [row['id'], JSON.stringify(row)]));
  return (after[table] as Row[]).filter((row) => old.get(row['id']) !== JSON.stringify(row));
}

const placesOf = (tables: Tables): string[] =>
  (tables['annotations'] as Row[]).map(({ id, document, layer, start, end, fragments, quote }) =>
    [id, document, layer, start, end, fragments, quote].join('|'),
  );

async function apply(project: OpenProject, edits: readonly CodebookEdit[]) {
  const snapshot = project.snapshot();
  const preview = await previewCodebook(snapshot, edits, quietPace());
  snapshot.close();
  await editCodebook(project, 'lea', { batch: uuid(), edits, base: preview.base }, quietPace());
  return preview;
}

const label = {
  ...BIG_CODEBOOK.labels[0],
  name: 'FORECAST',
  key: '9',
  badge: 'F',
} as (typeof BIG_CODEBOOK.labels)[number];
const choice = (names: string[]) => names.map((name) => ({ name, definition: '' }));
const certainty = { on: 'CLAIM', attribute: 'certainty' } as const;

/** Every kind of migration, with how many annotations, relations and answers about documents it writes, and leaves doubtful. */
const MIGRATIONS: [
  string,
  CodebookEdit[],
  { annotations?: number; relations?: number; documentLabels?: number; doubtful?: number; doubtfulDocuments?: number },
][] = [
  ['a label is renamed', [{ edit: 'renameLabel', label: 'CLAIM', to: 'STATEMENT' }], { annotations: EIGHTH }],
  [
    'labels are merged',
    [{ edit: 'mergeLabels', labels: ['SOURCE', 'QUANTITY'], into: 'CUE' }],
    { annotations: 2 * EIGHTH },
  ],
  [
    'a label is split by rule, the rest by hand',
    [
      { edit: 'addLabel', label },
      {
        edit: 'splitLabel',
        label: 'CLAIM',
        into: ['FORECAST', 'REMARK'],
        rules: [{ attribute: 'certainty', values: ['possible'], to: 'FORECAST' }],
      },
    ],
    { annotations: EIGHTH, doubtful: EIGHTH - 416 },
  ],
  ['a label is retired', [{ edit: 'retireLabel', label: 'CLAIM' }], {}],
  ['a label is added', [{ edit: 'addLabel', label }], {}],
  [
    'words of a label change',
    [{ edit: 'changeLabel', label: 'CLAIM', set: { definition: 'New.', color: '#7d6b12', key: null } }],
    {},
  ],
  ['an attribute is renamed', [{ edit: 'renameAttribute', ...certainty, to: 'sureness' }], { annotations: EIGHTH }],
  ['an attribute is retired', [{ edit: 'retireAttribute', ...certainty }], {}],
  [
    'a scale changes',
    [
      {
        edit: 'changeValues',
        ...certainty,
        values: choice(['certain', 'likely']),
        map: [{ from: 'probable', to: 'likely' }],
      },
      {
        edit: 'changeAttribute',
        on: 'CLAIM',
        attribute: 'hedge',
        set: { when: [{ attribute: 'certainty', values: ['likely'] }] },
      },
    ],
    { annotations: 417 + 416, doubtful: 416 },
  ],
  [
    'values of every label change',
    [
      {
        edit: 'changeValues',
        on: 'any',
        attribute: 'sure',
        values: [
          { name: 1, definition: '' },
          { name: 2, definition: '' },
        ],
        map: [{ from: 3, to: 2 }],
      },
    ],
    { annotations: 2496 },
  ],
  [
    'a text becomes a number',
    [{ edit: 'changeType', on: 'QUANTITY', attribute: 'amount', type: 'number' }],
    { annotations: EIGHTH, doubtful: EIGHTH / 10 },
  ],
  [
    'several values become one',
    [{ edit: 'changeType', on: 'QUANTITY', attribute: 'kinds', type: 'choice', multiple: false }],
    { annotations: EIGHTH, doubtful: 417 },
  ],
  [
    'an answer about documents changes',
    [
      {
        edit: 'changeValues',
        on: 'document',
        attribute: 'genre',
        values: choice(['report', 'opinion']),
        map: [{ from: 'news', to: 'report' }],
      },
    ],
    { documentLabels: 40 },
  ],
  [
    'an answer about documents fits no longer',
    [{ edit: 'changeValues', on: 'document', attribute: 'genre', values: choice(['opinion']) }],
    { doubtfulDocuments: 40 },
  ],
  ['a relation is renamed', [{ edit: 'renameRelation', relation: 'said_by', to: 'quoted_from' }], { relations: 313 }],
  [
    'relations are merged',
    [{ edit: 'mergeRelations', relations: ['said_by'], into: 'attributed_to' }],
    { relations: 313 },
  ],
  [
    'a relation may end elsewhere only',
    [{ edit: 'changeRelation', relation: 'attributed_to', set: { to: ['CUE'] } }],
    { annotations: 312, doubtful: 312 },
  ],
  ['a relation is retired', [{ edit: 'retireRelation', relation: 'said_by' }], {}],
  ['the guidelines change', [{ edit: 'guidelines', text: '# How to' }], {}],
];

describe(`on ${COUNT.toLocaleString('en')} annotations`, () => {
  it.each(MIGRATIONS)('%s: as previewed, nothing lost, taken back whole', async (name, edits, expected) => {
    const path = join(folder, `${name.replaceAll(' ', '-')}.claimwright`);
    copyFileSync(original, path);
    const project = openProject(path, false, world());
    const { total, edits: told, codebook } = await apply(project, edits);
    const wanted = { annotations: 0, relations: 0, documentLabels: 0, doubtful: 0, doubtfulDocuments: 0, ...expected };
    expect(total).toEqual(wanted);

    const after = dump(project.db);
    const annotations = changed(before, after, 'annotations');
    expect(annotations).toHaveLength(total.annotations);
    expect(annotations.filter(({ flags }) => flags !== null)).toHaveLength(total.doubtful);
    expect(changed(before, after, 'relations')).toHaveLength(total.relations);
    expect(changed(before, after, 'document_labels')).toHaveLength(total.documentLabels);
    const labels = new Map((before['annotations'] as Row[]).map((row) => [row['id'], row['label']]));
    const relabelled = told.reduce((sum, { counts }) => sum + counts.relabelled, 0);
    expect(annotations.filter((row) => row['label'] !== labels.get(row['id'] ?? ''))).toHaveLength(relabelled);
    // What was only flagged was made under the version before.
    const rewritten = annotations.filter((row) => row['codebook_version'] === codebook.version);
    expect(annotations.filter((row) => row['codebook_version'] === '1.0.0')).toHaveLength(
      annotations.length - rewritten.length,
    );
    expect(placesOf(after)).toEqual(placesOf(before));
    expect((after['relations'] as Row[]).map(({ id }) => id)).toEqual(
      (before['relations'] as Row[]).map(({ id }) => id),
    );

    project.takeBack('undo', 'lea', uuid());
    // Compared as texts: to look into ten thousand rows for each kind would take longer than all the rest.
    expect(JSON.stringify(dump(project.db)) === JSON.stringify(before)).toBe(true);
    project.close();
  });

  it('leaves a sound project, also after undo and redo', async () => {
    const path = join(folder, 'sound.claimwright');
    copyFileSync(original, path);
    const project = openProject(path, false, world());
    await apply(
      project,
      MIGRATIONS.slice(0, 3).flatMap(([, edits], i) => (i === 0 ? [] : edits)),
    );
    const once = dump(project.db);
    project.takeBack('undo', 'lea', uuid());
    project.takeBack('redo', 'lea', uuid());
    expect(dump(project.db)).toEqual(once);
    expect((await verifyProject(project.db, quietPace())).problems).toEqual([]);
    project.close();
  });
});
