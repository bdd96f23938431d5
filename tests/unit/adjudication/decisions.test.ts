import { v7 as uuid } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Choice, UnitItem, UnitView } from '../../../shared/api/adjudication.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { utf16 } from '../../../shared/text/units.ts';
import type { TestCore } from '../../support/core.ts';
import { freshCopies, line, mark, teamProject } from '../../support/teamwork.ts';

const TEXT = 'Police said 12 people died. The mayor said 15 died, and 3 are missing. Nobody confirmed it.';

const a1 = mark('a1', TEXT, '12 people died', 'ana', 'CLAIM', { attributes: { certainty: 'certain' } });
const b1 = mark('b1', TEXT, '12 people died', 'bo', 'CLAIM', { attributes: { certainty: 'possible' } });
const a2 = mark('a2', TEXT, 'The mayor', 'ana', 'SOURCE');
const b2 = mark('b2', TEXT, 'mayor', 'bo', 'SOURCE');
const a3 = mark('a3', TEXT, '15 died', 'ana', 'CLAIM');
const b3 = mark('b3', TEXT, '15 died', 'bo', 'QUANTITY');
const a4 = mark('a4', TEXT, 'Nobody', 'ana', 'SOURCE');
const b5 = mark('b5', TEXT, 'Police', 'bo', 'SOURCE');
const a5 = mark('a5', TEXT, 'Police', 'ana', 'SOURCE');
const TEAM = [
  line(TEXT, [a1, b1, a2, b2, a3, b3, a4, a5, b5, mark('z', TEXT, '3 are missing', 'bo', 'EXCLUDED'), mark('a6', TEXT, 'missing', 'ana', 'CLAIM')], {
    relations: [{ id: 'ra', type: 'attributed_to', from: 'a3', to: 'a2' }, { id: 'rb', type: 'attributed_to', from: 'b1', to: 'b2' }],
  }),
  line('Only Ana has read this.', [mark('c1', 'Only Ana has read this.', 'Ana', 'ana', 'SOURCE')]),
]; // oxfmt-ignore

let at: TestCore;
let fresh: () => Promise<void>;
beforeAll(async () => {
  at = await teamProject(TEAM);
  fresh = freshCopies(at);
});
beforeEach(() => fresh());
afterAll(() => at.core.close());

const queue = async (filter: 'todo' | 'agreed' | 'decided' | 'changed' | 'all' = 'todo'): Promise<UnitItem[]> =>
  (await at.client.call('adjudication.queue', { task: uuid(), filter, order: 'severity', offset: 0, limit: 100 }))
    .items;
const read = (key: string): Promise<UnitView> => at.client.call('adjudication.read', { task: uuid(), key });
async function decide(key: string, choice: Choice, reason?: string | null) {
  const { candidates } = await read(key);
  const seen = candidates.map(({ id, revision }) => ({ id, revision }));
  return at.client.call('adjudication.decide', { batch: uuid(), task: uuid(), key, seen, choice, reason });
}
const gold = (): Promise<Annotation[]> => at.client.call('annotations.list', { layer: 'gold' });
const undo = () => at.client.call('history.undo', { batch: uuid() });
const as = (id: string) => at.client.call('preferences.save', { annotator: { id, name: id } });
const counts = async () => (await at.client.call('adjudication.overview', { task: uuid() })).counts;

describe('the queue', () => {
  it('has what differs, the most severe first; zones and documents of one annotator are outside', async () => {
    const items = await queue();
    expect(items.map(({ key, aspects }) => `${key} ${aspects.join('+')}`)).toEqual([
      'a:a3 label',
      'r:rb presence',
      'r:ra presence',
      'a:a4 presence',
      'a:a2 edges',
      'a:a1 attributes',
    ]);
    const overview = await at.client.call('adjudication.overview', { task: uuid() });
    expect(overview.alone).toEqual([expect.objectContaining({ layers: ['ana'] })]);
    expect(overview.documents).toHaveLength(1);
    expect((await queue('agreed')).map(({ key }) => key)).toEqual(['a:a5']);
  });

  it('is narrowed to labels, kinds and aspects, and tells where a unit is', async () => {
    const ask = { task: uuid(), filter: 'todo', order: 'text', offset: 0, limit: 100 } as const;
    const keys = async (more: object) =>
      (await at.client.call('adjudication.queue', { ...ask, ...more })).items.map(({ key }) => key);
    expect(await keys({ labels: ['QUANTITY'] })).toEqual(['a:a3']);
    expect(await keys({ aspects: ['edges'] })).toEqual(['a:a2']);
    expect(await keys({ kinds: ['annotation'] })).toEqual(['a:a1', 'a:a2', 'a:a3', 'a:a4']);
    expect((await at.client.call('adjudication.queue', { ...ask, find: 'a:a3' })).at).toBe(
      (await keys({})).indexOf('a:a3'),
    );
  });

  it('and a pass over it, count and decide only the kinds that are chosen', async () => {
    const only = async (kinds: ('annotation' | 'relation')[]) => {
      const asked = { kinds, strategy: 'agreed', minAgreement: 0 } as const;
      const overview = await at.client.call('adjudication.overview', { task: uuid(), kinds });
      const { accepted } = await at.client.call('adjudication.plan', { task: uuid(), ...asked });
      const { plan } = await at.client.call('adjudication.pass', { batch: uuid(), task: uuid(), ...asked });
      return [overview.counts.agreed, accepted, plan.accepted];
    };
    expect(await only(['relation'])).toEqual([0, 0, 0]);
    expect(await only(['annotation'])).toEqual([1, 1, 1]);
  });

  it('refuses the gold layer, and a layer that is not there', async () => {
    const ask = (layers: string[]) => at.client.call('adjudication.overview', { task: uuid(), layers });
    await expect(ask(['ana', 'gold'])).rejects.toThrow('There is no layer "gold"');
    await decide('a:a1', { kind: 'none' });
    await expect(ask(['ana', 'gold'])).rejects.toThrow('The gold layer is what adjudication makes');
    await expect(ask(['ana', 'nobody'])).rejects.toThrow('There is no layer "nobody"');
  });
});

describe('a decision', () => {
  it('accepts one: gold says what it says and where it came from, in one step that undo takes back', async () => {
    const before = await counts();
    await decide('a:a3', { kind: 'accept', layer: 'bo' }, 'a figure');
    const [made] = await gold();
    expect(made).toMatchObject({ layer: 'gold', label: 'QUANTITY', quote: '15 died', origin: { kind: 'adjudication', from: ['b3'] } });
    const view = await read('a:a3');
    expect(view).toMatchObject({ state: 'decided', outcome: 'accepted', decision: { by: 'zoe', reason: 'a figure', chosen: 'bo' } });
    expect((await at.client.call('history.state', {})).undo).toBe('accept QUANTITY of bo for gold');
    await undo();
    expect(await gold()).toEqual([]);
    expect(await counts()).toEqual(before);
  }); // oxfmt-ignore

  it('edits: from several candidates, or to what one of them says', async () => {
    const { candidates } = await read('a:a2');
    const [{ record } = { record: null }] = candidates;
    if (!record || !('fragments' in record)) throw new Error('no annotation');
    const { fragments, quote } = record;
    await decide('a:a2', { kind: 'annotation', label: 'CLAIM', fragments, quote, attributes: {} });
    expect(await gold()).toEqual([expect.objectContaining({ label: 'CLAIM', quote: 'The mayor' })]);
    expect((await read('a:a2')).outcome).toBe('edited');
    await decide('a:a2', { kind: 'annotation', label: 'SOURCE', fragments, quote, attributes: {} });
    expect((await read('a:a2')).decision).toMatchObject({ outcome: 'accepted', chosen: 'ana' });
    expect(await gold()).toHaveLength(1);
    const elsewhere = [{ start: utf16(0), end: utf16(3) }];
    await expect(
      decide('a:a2', { kind: 'annotation', label: 'SOURCE', fragments: elsewhere, quote: 'Foo', attributes: {} }),
    ).rejects.toThrow('cannot stand here');
    await expect(
      decide('a:a2', { kind: 'annotation', label: 'NONE', fragments, quote, attributes: {} }),
    ).rejects.toThrow('The codebook has no label "NONE"');
  });

  it('that none is right leaves no gold, and takes away what was there with the relations that hang on it', async () => {
    await decide('a:a4', { kind: 'none' });
    expect(await gold()).toEqual([]);
    expect((await read('a:a4')).decision).toMatchObject({ outcome: 'none', without: ['bo'] });
    await decide('a:a3', { kind: 'accept', layer: 'ana' });
    await decide('a:a2', { kind: 'accept', layer: 'ana' });
    await decide('r:ra', { kind: 'accept', layer: 'ana' });
    const relations = async () =>
      (await at.client.call('relations.list', { document: (await read('a:a3')).document })).relations.filter(
        ({ layer }) => layer === 'gold',
      );
    expect(await relations()).toHaveLength(1);
    await decide('a:a2', { kind: 'none' });
    expect(await relations()).toHaveLength(0);
    expect((await read('r:ra')).since).toEqual([{ kind: 'result', layer: 'gold', differences: [] }]);
    await undo();
    expect(await relations()).toHaveLength(1);
    expect((await read('r:ra')).since).toEqual([]);
  });

  it('on a relation says which end has no gold yet', async () => {
    await decide('a:a3', { kind: 'accept', layer: 'ana' });
    await expect(decide('r:ra', { kind: 'accept', layer: 'ana' })).rejects.toThrow(
      'This relation cannot be gold yet: its end “The mayor” has no gold annotation. Decide that first.',
    );
    await decide('a:a2', { kind: 'none' });
    await expect(decide('r:ra', { kind: 'accept', layer: 'ana' })).rejects.toThrow('it was decided that none is right');
  });

  it('is not made on what was not seen, and twice sent is once made', async () => {
    const { candidates } = await read('a:a1');
    const seen = candidates.map(({ id, revision }) => ({ id, revision }));
    await as('bo');
    await at.client.call('annotations.update', { batch: uuid(), id: 'b1', attributes: { certainty: 'certain' } });
    await as('zoe');
    const call = { batch: uuid(), task: uuid(), key: 'a:a1', seen, choice: { kind: 'accept', layer: 'bo' } } as const;
    await expect(at.client.call('adjudication.decide', call)).rejects.toThrow(
      'has changed here since it was looked at',
    );
    const now = (await read('a:a1')).candidates.map(({ id, revision }) => ({ id, revision }));
    const first = await at.client.call('adjudication.decide', { ...call, seen: now });
    expect(await at.client.call('adjudication.decide', { ...call, seen: now })).toEqual(first);
    expect(await gold()).toHaveLength(1);
  });

  it('has the same ids on every machine', async () => {
    const { decision, result } = await decide('a:a1', { kind: 'accept', layer: 'bo' });
    expect(decision).toBe('dec-cab485032828c4dc0d5075f8ea1aae16');
    expect(result).toBe(decision.replace('dec', 'gold'));
  });
});

describe('after new work', () => {
  beforeEach(async () => {
    await decide('a:a1', { kind: 'accept', layer: 'ana' });
    await as('bo');
  });

  it('a decision stays, and what changed is shown until it is kept', async () => {
    await at.client.call('annotations.update', { batch: uuid(), id: 'b1', attributes: { certainty: 'certain' } });
    await as('zoe');
    expect((await queue('changed')).map(({ key }) => key)).toEqual(['a:a1']);
    expect((await read('a:a1')).since).toEqual([
      {
        kind: 'changed',
        layer: 'bo',
        differences: [{ field: 'attribute', name: 'certainty', before: 'possible', after: 'certain' }],
      },
    ]);
    await decide('a:a1', { kind: 'keep' });
    expect(await queue('changed')).toEqual([]);
    expect((await read('a:a1')).decision).toMatchObject({ outcome: 'accepted', chosen: 'ana' });
    expect(await gold()).toHaveLength(1);
  });

  it('what was changed and taken back is no change', async () => {
    await at.client.call('annotations.update', { batch: uuid(), id: 'b1', attributes: { certainty: 'certain' } });
    await undo();
    expect(await queue('changed')).toEqual([]);
  });

  it('a further candidate is one, a layer that has nothing is none', async () => {
    await as('cleo');
    const { document } = await read('a:a1');
    await at.tag(document, 'Nobody', 'SOURCE');
    expect(await queue('changed')).toEqual([]);
    await at.tag(document, '12 people died');
    const view = await read('a:a1');
    expect(view.since).toEqual([{ kind: 'new', layer: 'cleo', differences: [] }]);
    expect(view.voices.map(({ layer }) => layer)).toEqual(['ana', 'bo', 'cleo']);
  });

  it('a unit that vanished is shown, and kept or taken out of gold', async () => {
    await at.client.call('annotations.delete', { batch: uuid(), ids: ['b1'] });
    expect((await read('a:a1')).since).toEqual([{ kind: 'gone', layer: 'bo', differences: [] }]);
    await as('ana');
    await at.client.call('annotations.delete', { batch: uuid(), ids: ['a1'] });
    await as('zoe');
    const [item] = await queue('changed');
    expect(item).toMatchObject({ quote: '12 people died', voices: [], state: 'changed' });
    const key = item?.key ?? '';
    await decide(key, { kind: 'keep' });
    expect(await queue('changed')).toEqual([]);
    await decide(key, { kind: 'none' });
    expect(await gold()).toEqual([]);
  });
});
