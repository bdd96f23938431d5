import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { v7 } from 'uuid';
import { editCodebook, previewCodebook } from '../../../electron/core/services/codebook-edit.ts';
import { openProject } from '../../../electron/core/services/project.ts';
import { quietPace } from '../../../electron/core/services/task.ts';
import { makeBigProject } from '../../support/big-project.ts';
import { dump, world } from '../../support/project.ts';

const COUNT = 10_000;

const choice = (/** @type {string[]} */ ...names) => names.map((name) => ({ name, definition: '' }));

/** @type {[string, import('../../../shared/codebook/edit.ts').CodebookEdit[]][]} */
const MIGRATIONS = [
  ['rename', [{ edit: 'renameLabel', label: 'REMARK', to: 'ASIDE' }]],
  ['merge', [{ edit: 'mergeLabels', labels: ['REMARK', 'SOURCE', 'QUANTITY'], into: 'CLAIM' }]],
  [
    'split',
    [
      {
        edit: 'splitLabel',
        label: 'REMARK',
        into: ['CUE', 'SOURCE'],
        rules: [{ attribute: 'sure', values: [1], to: 'CUE' }],
      },
    ],
  ],
  [
    'add',
    [
      {
        edit: 'addLabel',
        label: {
          name: 'PLACE',
          definition: 'Where it was.',
          key: '6',
          color: 5,
          badge: 'P',
          mandatory: false,
          examples: [],
        },
      },
      {
        edit: 'addAttribute',
        attribute: {
          name: 'tone',
          on: 'any',
          type: 'choice',
          values: choice('calm', 'loud'),
          mandatory: true,
          multiple: false,
          definition: '',
          needs: [],
          examples: [],
        },
      },
    ],
  ],
  ['retire', [{ edit: 'retireLabel', label: 'REMARK' }]],
  [
    'change of a scale',
    [
      {
        edit: 'changeValues',
        on: 'any',
        attribute: 'sure',
        values: choice('low', 'high'),
        map: [
          { from: 1, to: 'low' },
          { from: 2, to: 'high' },
        ],
      },
    ],
  ],
  ['change of a type', [{ edit: 'changeType', on: 'any', attribute: 'sure', type: 'text' }]],
  ['rename of an attribute', [{ edit: 'renameAttribute', on: 'any', attribute: 'sure', to: 'confidence' }]],
  ['merge of relations', [{ edit: 'mergeRelations', relations: ['said_by'], into: 'attributed_to' }]],
];

/**
 * Measures each kind of migration on 10,000 annotations: its preview, its application, and its undo, which must lead back to the
 * very same tables.
 *
 * @returns {Promise<import('../result.mjs').BenchResult[]>}
 */
export async function run() {
  const parent = resolve(import.meta.dirname, '../../../out/bench');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'codebook-'));
  try {
    const original = join(folder, 'original.claimwright');
    makeBigProject(original, COUNT);
    const results = [];
    for (const [name, edits] of MIGRATIONS) {
      const path = join(folder, 'copy.claimwright');
      for (const file of [path, `${path}-wal`, `${path}-shm`]) rmSync(file, { force: true });
      copyFileSync(original, path);
      results.push(...(await measure(path, name, edits)));
    }
    return results;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string} path
 * @param {string} name
 * @param {readonly import('../../../shared/codebook/edit.ts').CodebookEdit[]} edits
 * @returns {Promise<import('../result.mjs').BenchResult[]>}
 */
async function measure(path, name, edits) {
  const project = openProject(path, false, world());
  const before = JSON.stringify(dump(project.db));
  const marks = [performance.now()];
  const snapshot = project.snapshot();
  const preview = await previewCodebook(snapshot, edits, quietPace());
  snapshot.close();
  marks.push(performance.now());
  await editCodebook(project, 'lea', { batch: v7(), edits, base: preview.base }, quietPace());
  marks.push(performance.now());
  project.takeBack('undo', 'lea', v7());
  marks.push(performance.now());
  const same = JSON.stringify(dump(project.db)) === before;
  project.close();
  const { annotations, relations } = preview.total;
  const seconds = (/** @type {number} */ i) => ((marks[i + 1] ?? 0) - (marks[i] ?? 0)) / 1000;
  const what = `${name}: ${annotations} annotations, ${relations} relations`;
  return [
    { name: `${what}: preview`, unit: 's', value: seconds(0) },
    { name: 'applied', unit: 's', value: seconds(1) },
    { name: 'undone', unit: 's', value: seconds(2), goal: 'the same tables as before', pass: same },
  ];
}
