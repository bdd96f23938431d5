import { join } from 'node:path';
import { v7 as uuid } from 'uuid';
import type { ProcedureName } from '../../../../shared/api/procedures.ts';
import { MARK, type Scene } from './scene.ts';

type Inputs = readonly object[];

/** What reads could give away, with the inputs that would do it. `silent`: they tell nothing of the scene even to those who see all. */
export interface Read {
  readonly inputs: (scene: Scene, file: (name: string) => string) => Inputs;
  readonly silent?: true;
  /** The text of a document is in the answer: a quote alone tells nothing. */
  readonly text?: true;
}

const task = uuid;
const first = ({ documents }: Scene): string => documents[0] ?? '';
const of = (inputs: Read['inputs'], more: Omit<Read, 'inputs'> = {}): Read => ({ inputs, ...more });
const nothing = (): Inputs => [{}];
const all = { layer: null };

/** Every procedure that tells something of the project, and how it is asked. */
export const READS: Partial<Record<ProcedureName, Read>> = {
  'codebook.read': of(nothing, { silent: true }),
  'codebook.versions': of(nothing, { silent: true }),
  'codebook.preview': of(() => [{ edits: [{ edit: 'renameLabel', label: 'CLAIM', to: 'STATEMENT' }] }], {
    silent: true,
  }),
  'project.stats': of(nothing, { silent: true }),
  'project.verify': of(nothing, { silent: true }),
  'documents.list': of(nothing),
  'documents.read': of((scene) => scene.documents.map((id) => ({ id })), { text: true }),
  'export.preview': of(() => [{ task: task(), format: 'csv', layer: 'all' }], { silent: true }),
  'dataset.card.read': of(nothing, { silent: true }),
  'dataset.checklist': of(() => [{ task: task(), layer: 'all' }], { silent: true }),
  'annotations.findEqual': of(
    (scene) => [
      { task: task(), text: scene.quote, label: 'CLAIM', wholeWords: true, ignoreCase: false, ignoreForm: false },
    ],
    { silent: true, text: true },
  ),
  'annotations.query': of(() => [
    { words: '', missing: '', offset: 0, limit: 100 },
    { words: MARK, missing: '', offset: 0, limit: 100 },
  ]),
  'annotations.bulkPlan': of(
    () => [{ task: task(), target: { words: '', missing: '' }, action: { kind: 'flag', flag: 'unsure' } }],
    { silent: true },
  ),
  'annotations.list': of((scene) => [{}, { document: first(scene) }, { layer: 'bea' }, { layer: 'gold' }]),
  'annotations.flagged': of(() => [{}, { layer: 'bea' }]),
  'agreement.project': of(() => [{ task: task(), layers: ['ana', 'bea'] }], { silent: true }),
  'agreement.disagreements': of(() => [{ task: task(), reference: 'ana', other: 'bea' }]),
  'agreement.training': of(() => [{ task: task(), reference: 'bea', learner: 'ana', whenDone: false }]),
  'claims.list': of(nothing),
  'claims.read': of((scene) => [{ id: scene.theirs['card'] }, { id: scene.own.card }]),
  'claims.overview': of(() => [all, { layer: 'bea' }]),
  'claims.propose': of((scene) => [{ annotation: scene.own.claim }, { annotation: scene.theirs['claim'] }], {
    silent: true,
  }),
  'copies.find': of(() => [{ task: task() }], { silent: true, text: true }),
  'copies.compare': of(
    (scene) => {
      const place = { document: first(scene), start: 0, end: 2000 };
      return [{ a: place, b: { ...place, document: scene.documents[1] ?? '' }, ...all }];
    },
    { text: true },
  ),
  'copies.groups': of(() => [{ task: task() }], { silent: true }),
  'annotations.incomplete': of(() => [{ layer: 'bea', offset: 0, limit: 100 }]),
  'attributes.values': of(() => [{ name: 'tone', on: 'document' }]),
  'relations.list': of((scene) => [{}, ...scene.documents.map((document) => ({ document }))]),
  'annotations.search': of((scene) => [
    { words: scene.quote, limit: 100 },
    { words: '', limit: 100 },
  ]),
  'search.run': of(
    () =>
      ['label:CLAIM', `note:${MARK}`, MARK, 'Korea', 'layer:bea'].flatMap((query) => [
        { task: task(), query, limit: 100, ...all },
        { task: task(), query, in: ['notes'], limit: 100, ...all },
        { task: task(), query, in: ['quotes'], limit: 100, ...all },
      ]),
    { text: true },
  ),
  'search.count': of(() => [{ task: task(), query: MARK, in: ['notes'], ...all }], { silent: true }),
  'search.standing': of((scene) => [{ label: 'CLAIM', places: [{ document: first(scene), start: 0, end: 5 }] }], {
    silent: true,
  }),
  'sources.list': of(nothing, { silent: true }),
  'sources.overview': of(() => [all, { layer: 'bea' }]),
  'sources.chains': of(() => [all, { layer: 'bea' }]),
  'splits.propose': of(() => [{ task: task(), ratios: [0.6, 0.2, 0.2], seed: 1 }]),
  'splits.check': of(() => [{ task: task() }], { silent: true }),
  'team.read': of(nothing, { silent: true }),
  'assignments.propose': of(() => [{ annotators: ['ana'], perDocument: 1, overlap: 0, seed: 1 }], { silent: true }),
  'history.state': of(nothing, { silent: true }),
  'history.batches': of((scene) => [
    {},
    { actor: 'bea' },
    { document: first(scene) },
    { kind: 'annotation' },
    { kind: 'deleted' },
    { kind: 'decision' },
    { words: MARK },
  ]),
  'history.batch': of((scene) => scene.batches.map((batch) => ({ batch }))),
  'history.record': of((scene) => [
    ...['claim', 'source', 'deleted', 'gold', 'tool'].map((name) => ({ entity: 'annotation', id: scene.theirs[name] })),
    ...['attribution', 'toAna'].map((name) => ({ entity: 'relation', id: scene.theirs[name] })),
    { entity: 'claim', id: scene.theirs['card'] },
    { entity: 'documentLabels', id: `bea/${first(scene)}` },
    { entity: 'decision', id: scene.theirs['decision'] },
    { entity: 'dismissal', id: MARK },
    { entity: 'annotation', id: scene.own.claim },
  ]),
  'statistics.cross': of(() => [{ ...all, label: null, document: null, by: ['label', 'annotator'] }], { silent: true }),
  'statistics.spans': of(() => [{ ...all, label: null, document: null }], { silent: true }),
  'log.since': of(() => [{ seq: 0 }]),
  'quality.check': of(() => [{ task: task(), dismissed: true }]),
  'adjudication.overview': of(() => [{ task: task() }], { silent: true }),
  'adjudication.queue': of(() => [
    { task: task(), layers: ['ana', 'bea'], filter: 'all', order: 'text', offset: 0, limit: 100 },
    { task: task(), layers: ['bea'], filter: 'all', order: 'text', offset: 0, limit: 100 },
  ]),
  'adjudication.plan': of(() => [{ task: task(), layers: ['ana', 'bea'], strategy: 'majority', minAgreement: 0.5 }], {
    silent: true,
  }),
  'conflicts.list': of(nothing, { silent: true }),
  // The file is in conflict with a card of one's own, to which it says what is hidden.
  'merge.preview': of((_, file) => [{ task: task(), sources: [{ kind: 'path', path: file('copy.claimwright') }] }]),
  'backups.list': of(nothing, { silent: true }),
  'backups.inspect': of((_, file) => [{ backup: file('backup.claimwright') }]),
  'report.write': of((_, file) => [{ task: task(), path: file('report.html'), ...all, overwrite: true }], {
    silent: true,
  }),
};

/** Procedures that change something, or tell nothing of the open project. What a write answers is tried by itself. */
export const OTHERS: readonly ProcedureName[] = [
  ...(['codebook.edit', 'codebook.export', 'codebook.import', 'codebook.check'] as const),
  ...(['session.read', 'preferences.save', 'formats.list', 'task.cancel'] as const),
  ...([
    'project.create',
    'project.fromCopy',
    'project.open',
    'project.sample',
    'project.close',
    'project.forget',
  ] as const),
  ...(['documents.setStatus', 'documents.describe', 'documents.label'] as const),
  // What is compared with the project is in the file that the caller has.
  ...(['import.stage', 'import.inspect', 'import.mapping.write', 'import.mapping.read'] as const),
  ...(['import.commit', 'import.discard'] as const),
  // A dataset is the lead's: see docs/guide/teams.md.
  'export.write',
  ...(['dataset.card.save', 'splits.save', 'pictures.save', 'report.savePdf', 'search.rebuild'] as const),
  ...(['annotations.create', 'annotations.update', 'annotations.delete', 'annotations.change'] as const),
  ...(['annotations.bulk', 'history.undo', 'history.redo', 'history.restore'] as const),
  ...(['claims.create', 'claims.update', 'claims.delete', 'claims.assign', 'claims.merge'] as const),
  ...(['relations.create', 'relations.update', 'relations.delete'] as const),
  ...(['sources.create', 'sources.update', 'sources.merge', 'sources.delete'] as const),
  ...(['agreement.ratings', 'agreement.units', 'gold.ratings'] as const),
  ...(['backups.make', 'backups.restore'] as const),
  // Its keys come of the queue, and it reads the same book.
  'adjudication.read',
  ...(['adjudication.decide', 'adjudication.pass', 'quality.dismiss', 'conflicts.decide'] as const),
  // What is brought is in the file that the caller has; it answers the plan that was read (`merge.preview`).
  ...(['merge.commit', 'merge.discard', 'bundle.write'] as const),
  ...(['team.save', 'team.annotator', 'team.lock', 'assignments.change'] as const),
];

/** A file of the scene's own. */
export const fileOf =
  ({ at }: Scene) =>
  (name: string): string =>
    join(at.dataDir, name);
