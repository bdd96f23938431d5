import { v7 as uuid } from 'uuid';
import type { ProcedureName } from '../../../../shared/api/procedures.ts';
import type { Scene } from './scene.ts';

/** The id of something by its name in the scene: of what is hidden, or of nothing at all. */
export type Naming = (name: string) => string;

/** The first word of the first document of the scene. */
const FIRST = { fragments: [{ start: 0, end: 7 }], quote: 'N.Korea' };

/** What writes could be asked to do to what is hidden. Asked of what is not there, they must answer the same. */
export const WRITES: Partial<Record<ProcedureName, (id: Naming, scene: Scene) => readonly object[]>> = {
  'annotations.update': (id, { own }) => [
    ...['claim', 'source', 'elsewhere', 'gold', 'tool', 'deleted'].map((name) => ({ id: id(name), note: 'x' })),
    { id: id('claim'), label: 'SOURCE' },
    { id: own.claim, claim: id('card') },
  ],
  'annotations.delete': (id) => ['claim', 'gold', 'deleted'].map((name) => ({ ids: [id(name)] })),
  'annotations.change': (id, { own, documents }) => [
    { update: [{ id: id('claim'), flags: [{ kind: 'unsure' }] }] },
    { create: [{ id: uuid(), document: documents[0], label: 'CLAIM', ...FIRST, claim: id('card') }] },
    { update: [{ id: own.claim, note: 'own' }], delete: [id('gold')] },
    { update: [{ id: own.claim, note: 'own' }], relate: [{ ...relation(own.claim, id('source')), attributes: {} }] },
    {
      update: [{ id: own.source, note: 'own' }],
      delete: [id('claim')],
      repoint: [{ from: id('claim'), to: own.source }],
    },
  ],
  'annotations.bulk': (id) => [
    { task: uuid(), target: { ids: [id('claim'), id('gold')] }, action: { kind: 'flag', flag: 'unsure' } },
  ],
  'history.restore': (id) => [
    { entity: 'annotation', id: id('deleted'), operation: `${id('batch')}:0`, side: 'before' },
    { entity: 'relation', id: id('toAna'), operation: `${id('batch')}:0`, side: 'before' },
  ],
  'history.undo': (id) => [{ past: id('batch') }],
  'claims.create': (id) => [{ id: uuid(), text: 'mine', annotations: [id('claim')] }],
  'claims.update': (id) => [{ id: id('card'), text: 'mine' }],
  'claims.delete': (id) => [{ id: id('card') }, { id: id('card'), unassign: true }],
  'claims.assign': (id, { own }) => [
    { annotations: [id('claim')], claim: own.card },
    { annotations: [id('gold')], claim: null },
    { annotations: [own.claim], claim: id('card') },
  ],
  'claims.merge': (id, { own }) => [
    { into: own.card, claims: [id('card')] },
    { into: id('card'), claims: [own.card] },
  ],
  'relations.create': (id, { own }) => [
    relation(own.claim, id('source')),
    relation(id('claim'), own.source),
    relation(own.claim, id('deleted')),
  ],
  'relations.update': (id) => ['attribution', 'toAna'].map((name) => ({ id: id(name), note: 'x' })),
  'relations.delete': (id) => [{ ids: [id('attribution')] }, { ids: [id('toAna'), id('attribution')] }],
  'quality.dismiss': (id) => [{ findings: [{ id: id('finding'), kind: 'twin', about: 'x' }], right: false }],
  'conflicts.decide': (id) =>
    (
      [
        ['annotation', 'claim'],
        ['relation', 'toAna'],
        ['claim', 'card'],
      ] as const
    ).map(([entity, name]) => ({
      decisions: [{ entity, record: id(name), operation: `${id('batch')}:0`, over: [`${id('batch')}:0`, 'other'] }],
    })),
  'adjudication.decide': (id) =>
    [`v:${id('decision')}`, `a:${id('claim')}`].map((key) => ({
      task: uuid(),
      key,
      seen: [],
      choice: { kind: 'none' },
    })),
};

/**
 * Writes that can name nothing that is hidden: they make things, are about the caller's own work or what everybody sees (texts, codebook, team, sources: the use of those is tried by itself),
 * or are the lead's by what they do (docs/guide/teams.md).
 */
export const NAMELESS: readonly ProcedureName[] = [
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
  ...(['annotations.create', 'documents.setStatus', 'documents.describe', 'documents.label'] as const),
  ...(['import.stage', 'import.inspect', 'import.mapping.write', 'import.mapping.read'] as const),
  ...(['import.commit', 'import.discard', 'export.write', 'history.redo'] as const),
  ...(['dataset.card.save', 'splits.save', 'pictures.save', 'report.savePdf', 'search.rebuild'] as const),
  ...(['sources.create', 'sources.update', 'sources.merge', 'sources.delete'] as const),
  ...(['agreement.ratings', 'agreement.units', 'gold.ratings', 'backups.make', 'backups.restore'] as const),
  ...(['adjudication.read', 'adjudication.pass', 'merge.commit', 'merge.discard', 'bundle.write'] as const),
  ...(['team.save', 'team.annotator', 'team.lock', 'assignments.change'] as const),
];

function relation(from: string, to: string): object {
  return { id: uuid(), type: 'attributed_to', from, to };
}
