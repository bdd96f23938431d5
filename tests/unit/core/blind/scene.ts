import { v7 as uuid } from 'uuid';
import type { Change } from '../../../../shared/model/record.ts';
import { utf16 } from '../../../../shared/text/units.ts';
import { openProject } from '../../../../electron/core/services/project.ts';
import { testCore, type TestCore } from '../../../support/core.ts';
import { world } from '../../../support/project.ts';

/** Stands in everything that others wrote, and in nothing else. */
export const MARK = 'zzwhispered';
const ANA = { id: 'ana', name: 'Ana' };
const BEA = { id: 'bea', name: 'Bea' };

/** Two annotators in one project, with work of every kind of Bea's on the first document, and Ana at the machine. */
export interface Scene {
  readonly at: TestCore;
  readonly documents: readonly string[];
  /** Ana's. */
  readonly own: { readonly claim: string; readonly source: string; readonly card: string };
  /** Others': by what they are. */
  readonly theirs: Readonly<Record<string, string>>;
  /** The text of Bea's claim: it stands in the document, too. */
  readonly quote: string;
  readonly batches: readonly string[];
}

export async function scene(): Promise<Scene> {
  const first = await testCore();
  const { client } = first;
  await client.call('project.sample', {});
  const documents = (await client.call('documents.list', {})).documents.map(({ id }) => id);
  const [document = '', other = ''] = documents;
  await client.call('preferences.save', { annotator: ANA });
  const own = {
    claim: await first.tag(document, 'Ukraine'),
    source: await first.tag(document, 'South Korea', 'SOURCE'),
  };
  const card = uuid();
  await client.call('claims.create', { batch: uuid(), id: card, text: 'A card of Ana', annotations: [own.claim] });

  await client.call('preferences.save', { annotator: BEA });
  const theirs: Record<string, string> = {};
  const quote = 'North Korea';
  theirs['claim'] = await first.tag(document, quote);
  theirs['source'] = await first.tag(document, 'Russia', 'SOURCE');
  theirs['elsewhere'] = await first.tag(other, quote);
  for (const name of ['claim', 'elsewhere']) {
    await client.call('annotations.update', {
      batch: uuid(),
      id: theirs[name] ?? '',
      note: `${MARK} note`,
      flags: [{ kind: 'unsure', text: `${MARK} flag` }],
    });
  }
  await client.call('annotations.update', {
    batch: uuid(),
    id: theirs['source'],
    attributes: { source_entity: `${MARK} entity` },
  });
  theirs['deleted'] = await first.tag(document, 'soldiers');
  await client.call('annotations.update', { batch: uuid(), id: theirs['deleted'], note: `${MARK} gone` });
  await client.call('annotations.delete', { batch: uuid(), ids: [theirs['deleted']] });
  theirs['card'] = uuid();
  const mentions = [theirs['claim'], theirs['elsewhere']];
  await client.call('claims.create', {
    batch: uuid(),
    id: theirs['card'],
    text: `${MARK} card`,
    annotations: mentions,
  });
  for (const [name, from, to] of [
    ['attribution', theirs['claim'], theirs['source']],
    ['toAna', theirs['claim'], own.source],
  ] as const) {
    theirs[name] = uuid();
    await client.call('relations.create', { batch: uuid(), id: theirs[name], type: 'attributed_to', from, to });
    await client.call('relations.update', { batch: uuid(), id: theirs[name], note: `${MARK} relation` });
  }
  const { project } = await client.call('session.read', {});
  const { text } = await client.call('documents.read', { id: document });
  await first.core.close();

  const open = openProject(project?.path ?? '', false, world());
  const start = text.indexOf('South Korea');
  const fragments = [{ start: utf16(start), end: utf16(start + 'South Korea'.length) }];
  const base = { document, label: 'CLAIM', fragments, quote: 'South Korea', codebookVersion: '1' };
  const made = (layer: string): Change => {
    const id = (theirs[layer] = uuid());
    const after = { ...base, id, layer, attributes: {}, note: `${MARK} ${layer}`, origin: { kind: 'human' as const } };
    return { entity: 'annotation', id, after };
  };
  const labels = { id: `bea/${document}`, layer: 'bea', document, attributes: { tone: MARK } };
  const decision = (theirs['decision'] = uuid());
  open.write({
    batch: uuid(),
    name: 'make layers',
    actor: 'bea',
    changes: [
      { entity: 'layer', id: 'gold', after: { id: 'gold', kind: 'gold' } },
      { entity: 'layer', id: 'tool', after: { id: 'tool', kind: 'import' } },
    ],
  });
  open.write({
    batch: uuid(),
    name: `decide ${MARK}`,
    actor: 'bea',
    changes: [
      made('gold'),
      made('tool'),
      { entity: 'documentLabels', id: labels.id, after: labels },
      {
        entity: 'decision',
        id: decision,
        after: {
          id: decision,
          kind: 'annotation',
          document,
          candidates: [{ layer: 'bea', id: theirs['claim'], revision: 'x:0' }],
          outcome: 'accepted',
          reason: MARK,
          by: 'bea',
        },
      },
      { entity: 'dismissal', id: MARK, after: { id: MARK, kind: 'twin', about: `${MARK} about`, by: 'bea' } },
    ],
  });
  const batches = open.db
    .prepare<[], { id: string }>("SELECT id FROM batches WHERE actor = 'bea' AND name <> 'add annotator'")
    .all()
    .map(({ id }) => id);
  open.close();

  const at = await testCore(first.dataDir);
  await at.client.call('project.open', { path: project?.path ?? '' });
  await at.client.call('preferences.save', { annotator: ANA });
  await at.client.call('team.save', { batch: uuid(), blind: true });
  return { at, documents, own: { ...own, card }, theirs, quote, batches };
}
