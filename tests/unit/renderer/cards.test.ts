import { describe, expect, it, vi } from 'vitest';
import type { Client } from '../../../shared/api/client.ts';
import { differencesOf } from '../../../shared/claims/differences.ts';
import type { Annotation } from '../../../shared/model/annotation.ts';
import { utf16 } from '../../../shared/text/units.ts';
import type { AnnotateFeature } from '../../../renderer/features/annotate/annotate-feature.ts';
import { withChanges, type Overview } from '../../../renderer/features/cards/apply-changes.ts';
import { arrangeCards, filterChoices, NO_FILTER, type Arrangement } from '../../../renderer/features/cards/arrange.ts';
import { createQueue, offersOf } from '../../../renderer/features/cards/queue.ts';
import { cursorIn, rowsOf } from '../../../renderer/features/cards/rows.ts';
import { createCards } from '../../../renderer/features/cards/store.ts';
import { card, figure, mention } from '../../support/facts.ts';

const source = (entity: string | null, quote = 'he') => ({ annotation: `s${quote}`, quote, entity, role: null });
const troops = card('troops', [
  mention('t1', {
    document: 'd1',
    title: 'First',
    date: '2024-10-28',
    outlets: ['Post'],
    sources: [source('Pentagon')],
    attributes: { certainty: 'certain', claim_type: 'event' },
  }),
  mention('t2', {
    document: 'd2',
    title: 'Second',
    date: '2024-10-01',
    outlets: ['Times', 'Post'],
    sources: [source(null, 'an official')],
    attributes: { certainty: 'possible', claim_type: 'plan' },
  }),
]);
const losses = card('losses', [
  mention('l1', { document: 'd2', title: 'Second', attributes: { certainty: 'certain', verdict: 'refuted' } }),
  mention('l2', { document: 'd2', title: 'Second', attributes: { certainty: 'certain' } }),
  mention('l3', { document: 'd2', title: 'Second' }),
]);
const empty = card('empty', [], { note: 'Ask Ánna.' });
const ALL = [losses, empty, troops];

/** Groups in one line each: `name: card mention mention, card`. */
const told = (part: Partial<Arrangement>) =>
  arrangeCards(ALL, { filter: NO_FILTER, grouping: 'none', sort: 'text', ...part }).map(
    ({ name, cards }) =>
      `${name ?? '-'}: ${cards.map(({ card: { id }, mentions }) => [id, ...mentions.map(({ annotation }) => annotation)].join(' ')).join(', ')}`,
  );
const filtered = (filter: Partial<typeof NO_FILTER>) => told({ filter: { ...NO_FILTER, ...filter } })[0];

describe('cards', () => {
  it.each([
    [{}, '-: empty, losses l1 l2 l3, troops t2 t1'],
    [{ text: 'troops' }, '-: troops t2 t1'],
    [{ text: 'ANNA' }, '-: empty'],
    [{ text: 'first' }, '-: troops t1'],
    [{ text: 'pentagon quote' }, '-: troops t1'],
    [{ text: 'nothing such' }, '-: '],
    [{ document: 'd2' }, '-: losses l1 l2 l3, troops t2'],
    [{ outlet: 'Post' }, '-: troops t2 t1'],
    [{ outlet: 'Times' }, '-: troops t2'],
    [{ speaker: 'an official' }, '-: troops t2'],
    [{ certainty: 'certain' }, '-: losses l1 l2, troops t1'],
    [{ verdict: 'refuted' }, '-: losses l1'],
    [{ differs: true }, '-: troops t2 t1'],
    [{ alone: true }, '-: losses l1 l2 l3'],
    [{ alone: true, certainty: 'certain', text: 'losses' }, '-: losses l1 l2'],
  ])('are filtered by %j', (filter, line) => expect(filtered(filter)).toBe(line));

  it.each([
    ['mentions', '-: losses l1 l2 l3, troops t2 t1, empty'],
    ['documents', '-: troops t2 t1, losses l1 l2 l3, empty'],
    ['date', '-: troops t2 t1, empty, losses l1 l2 l3'],
    ['text', '-: empty, losses l1 l2 l3, troops t2 t1'],
  ] as const)('are sorted by %s', (sort, line) => expect(told({ sort })).toEqual([line]));

  it.each([
    ['outlet', ['Post: troops t2 t1', 'Times: troops t2', '-: empty, losses l1 l2 l3']],
    ['speaker', ['an official: troops t2', 'Pentagon: troops t1', '-: empty, losses l1 l2 l3']],
    ['type', ['event: troops t1', 'plan: troops t2', '-: empty, losses l1 l2 l3']],
    ['verdict', ['refuted: losses l1', '-: empty, losses l2 l3, troops t2 t1']],
  ] as const)('are grouped by %s', (grouping, lines) => expect(told({ grouping })).toEqual(lines));

  it('are read for their words once, however much is typed', () => {
    let reads = 0;
    const long = Array.from({ length: 20 }, (_, i) =>
      Object.defineProperty(mention(`m${i}`), 'quote', { get: () => (reads++, `Troops ${i}`) }),
    );
    const cards = [card('a', long)];
    const type = (text: string) =>
      arrangeCards(cards, { filter: { ...NO_FILTER, text }, grouping: 'none', sort: 'mentions' })[0]?.cards[0]
        ?.mentions;
    expect(type('troops 1')).toHaveLength(11);
    const once = reads;
    expect(type('troops 19')).toHaveLength(1);
    expect([once, reads]).toEqual([20, 20]);
  });

  it('offer for filtering what their mentions have', () => {
    expect(filterChoices(ALL)).toEqual({
      documents: [
        { id: 'd1', title: 'First' },
        { id: 'd2', title: 'Second' },
      ],
      outlets: ['Post', 'Times'],
      speakers: ['an official', 'Pentagon'],
      certainties: ['certain', 'possible'],
      verdicts: ['refuted'],
    });
  });

  it.each([
    [[], []],
    [[{ attributes: { certainty: 'certain' } }, {}], []],
    [
      [{ attributes: { certainty: 'certain' } }, { attributes: { certainty: 'possible', polarity: 'positive' } }],
      ['certainty'],
    ],
    [[{ figures: [figure(1)] }, { figures: [figure(1, { unit: 'Troop' })] }], []],
    [[{ figures: [figure(3000)] }, { figures: [figure(3000, { comparator: '~' })] }], []],
    [[{ figures: [figure(2_000_000, { comparator: '>=' })] }, { figures: [figure(2_100_000)] }], []],
    [[{ figures: [figure(11_000)] }, { figures: [figure(15_000)] }], ['figures']],
    [[{ figures: [figure(3000)] }, { figures: [figure(3000, { kind: 'increment' })] }], ['figures']],
    [[{ figures: [figure(1)] }, { figures: [figure(null)] }], []],
    [[{ figures: [figure(1), figure(2)] }, { figures: [figure(2), figure(1)] }], []],
  ])('differ: %j', (parts, what) => {
    const mentions = parts.map((part, i) => mention(`m${i}`, part));
    expect(differencesOf(mentions)).toEqual(what);
  });

  it('are listed as differing where another claim contradicts them', () => {
    const filter = { ...NO_FILTER, differs: true };
    const listed = arrangeCards(ALL, { filter, grouping: 'none', sort: 'text' }, ({ id }) => id === 'losses');
    expect(listed.flatMap(({ cards }) => cards.map(({ card: { id } }) => id))).toEqual(['losses', 'troops']);
  });

  it('are lines with their mentions where they are open, once a group', () => {
    const groups = arrangeCards(ALL, { filter: NO_FILTER, grouping: 'outlet', sort: 'text' });
    const rows = rowsOf(groups, new Set(['troops']), true);
    expect(rows.map(({ kind }) => kind).join(' ')).toBe(
      'group card mention mention group card mention group card card',
    );
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
    const onMention = rows[2]?.key ?? '';
    expect(cursorIn(rows, onMention)).toBe(2);
    const closed = rowsOf(groups, new Set(), true);
    expect(cursorIn(closed, onMention)).toBe(1);
    expect(cursorIn(closed, null)).toBe(1);
    expect(cursorIn(closed, 'gone')).toBe(1);
    expect(cursorIn([], 'gone')).toBe(-1);
  });
});

describe('changes', () => {
  const overview: Overview = {
    seq: 5,
    cards: [troops, empty],
    unassigned: [mention('u1', { place: { start: utf16(3), end: utf16(9) } })],
    unassignedCount: 1,
    links: [],
  };
  const annotation = (id: string, more: Partial<Annotation> = {}) => ({
    entity: 'annotation' as const,
    id,
    after: {
      id,
      document: `d_${'a'.repeat(26)}`,
      layer: 'ana',
      label: 'CLAIM',
      fragments: id === 'u1' ? [{ start: 3, end: 9 }] : [{ start: 0, end: 10 }],
      quote: 'q',
      attributes: {},
      codebookVersion: '1',
      origin: { kind: 'human' },
      ...more,
    },
  });
  const claim = (id: string, after: { text: string; note?: string } | null) => ({
    entity: 'claim' as const,
    id,
    after: after && { id, ...after },
  });
  const shown = (next: Overview | null) =>
    next && {
      cards: next.cards.map(({ id, text, mentions, total }) => [
        id,
        text,
        total,
        mentions.map((one) => one.annotation).join(' '),
      ]),
      off: next.unassigned.map((one) => one.annotation).join(' '),
      count: next.unassignedCount,
    };

  it('that move mentions are put in without asking for anything', () => {
    const next = withChanges(overview, [annotation('u1', { claim: 'troops' })], 6);
    expect(shown(next)).toEqual({
      cards: [
        ['troops', 'Text of troops.', 3, 't1 t2 u1'],
        ['empty', 'Text of empty.', 0, ''],
      ],
      off: '',
      count: 0,
    });
    expect(shown(next && withChanges(next, [annotation('u1')], 7))).toEqual(shown(overview));
  });

  it('that make, reword and merge cards are put in', () => {
    const next = withChanges(
      overview,
      [claim('new', { text: 'New.' }), annotation('t1', { claim: 'new' }), claim('empty', { text: 'Other.' })],
      6,
    );
    expect(shown(next)?.cards).toEqual([
      ['troops', 'Text of troops.', 1, 't2'],
      ['empty', 'Other.', 0, ''],
      ['new', 'New.', 1, 't1'],
    ]);
    expect(next?.cards[1]).not.toHaveProperty('note');
    const merged = next && withChanges(next, [annotation('t2', { claim: 'new' }), claim('troops', null)], 7);
    expect(shown(merged)?.cards).toEqual([
      ['empty', 'Other.', 0, ''],
      ['new', 'New.', 2, 't1 t2'],
    ]);
  });

  it('that were known already change nothing', () =>
    expect(withChanges(overview, [claim('x', null)], 5)).toBe(overview));

  it.each([
    ['a new annotation', annotation('u9')],
    ['one that is gone', { entity: 'annotation' as const, id: 'u1', after: null }],
    ['another label', annotation('u1', { label: 'SOURCE' })],
    ['another place', annotation('t1', { fragments: [{ start: utf16(1), end: utf16(10) }] })],
    ['another time', annotation('u1', { attributes: { time_normalised: '2024' } })],
    ['a card that is not known', annotation('u1', { claim: 'gone' })],
    ['a document', { entity: 'document' as const, id: 'd1', after: null }],
    ['a relation', { entity: 'relation' as const, id: 'r1', after: null }],
  ] as [string, ReturnType<typeof annotation>][])('have everything read again: %s', (_, change) => {
    expect(withChanges(overview, [change], 6)).toBeNull();
  });
});

describe('the queue', () => {
  const proposal = (id: string, likely: boolean) => ({
    claim: { id, text: id },
    mentions: 1,
    score: 0.5,
    likely,
    reasons: [],
  });
  const fresh = { kind: 'new', text: 'T' } as const;
  it.each([
    [[], ['new']],
    [
      [proposal('a', true), proposal('b', false)],
      ['1 a', 'new', '2 b'],
    ],
    [[proposal('a', false)], ['new', '1 a']],
  ])('offers the likely cards, a new one, and the others', (proposals, lines) => {
    const offers = offersOf(proposals, fresh);
    expect(offers.map((one) => (one.kind === 'new' ? 'new' : `${one.digit} ${one.proposal.claim.id}`))).toEqual(lines);
  });

  function asking() {
    const answer = Promise.withResolvers<{ proposals: ReturnType<typeof proposal>[] }>();
    const assign = vi.fn<(mentions: readonly string[], onto: string) => boolean>(() => true);
    const make = vi.fn<(mentions: readonly string[], text: string) => boolean>(() => true);
    const queue = createQueue({ ...around(() => answer.promise), layer: () => 'ana', assign, make });
    const [first, second] = [mention('u1'), mention('u2')];
    queue.take({ seq: 1, cards: [], unassigned: [first, second], unassignedCount: 2, links: [] });
    return { queue, answer, assign, make };
  }

  it('waits with an early Enter for what it will offer', async () => {
    const { queue, answer, assign, make } = asking();
    queue.acceptFirst();
    expect([assign.mock.calls, make.mock.calls]).toEqual([[], []]);
    answer.resolve({ proposals: [proposal('a', true)] });
    await vi.waitFor(() => expect(assign.mock.calls).toEqual([[['u1'], 'a']]));
    expect(queue.store.getState().current).toBe('u2');
    await vi.waitFor(() => expect(queue.store.getState().offers).toHaveLength(2));
    expect([assign.mock.calls.length, make.mock.calls]).toEqual([1, []]);
  });

  it.each(['skip', 'fail'] as const)('forgets an early Enter: %s', async (how) => {
    const { queue, answer, assign, make } = asking();
    queue.acceptFirst();
    if (how === 'skip') queue.skip();
    if (how === 'skip') answer.resolve({ proposals: [proposal('a', true)] });
    else answer.reject(new Error('no'));
    await vi.waitFor(() => expect(queue.store.getState().offers).not.toBeNull());
    expect([assign.mock.calls, make.mock.calls]).toEqual([[], []]);
  });
});

/** What features are made of, with a core that gives one answer. */
function around(call: (name: string) => Promise<unknown>) {
  return {
    client: { call, host: call } as unknown as Client,
    annotate: { settled: () => Promise.resolve(), mayWrite: () => true } as unknown as AnnotateFeature,
  };
}

it('cards that are not shown are only marked as stale, also while they are being read', async () => {
  const overview: Overview = {
    seq: 1,
    cards: [card('a', [mention('m')])],
    unassigned: [],
    unassignedCount: 0,
    links: [],
  };
  let seq = 1;
  const call = vi.fn<(name: string) => Promise<unknown>>((name) =>
    Promise.resolve(name === 'claims.overview' ? { ...overview, seq: seq++ } : { proposals: [] }),
  );
  const silent = () => {};
  const cards = createCards({ ...around(call), announce: silent, say: silent, layer: () => 'ana', scope: () => null });
  const read = () => cards.store.getState().overview?.seq;
  const reworded = (text: string) => [{ entity: 'claim' as const, id: 'a', after: { id: 'a', text } }];
  cards.enter();
  await vi.waitFor(() => expect(read()).toBe(1));
  cards.changed(reworded('Shown.'), 2);
  expect(cards.card('a')?.text).toBe('Shown.');
  cards.leave();
  const before = cards.store.getState();
  cards.changed(reworded('Hidden.'), 3);
  expect(cards.store.getState()).toBe(before);
  expect(call).toHaveBeenCalledTimes(1);
  // Read again; what changes on the way, after the view was left, is not lost.
  cards.enter();
  cards.leave();
  cards.changed(reworded('On the way.'), 4);
  await vi.waitFor(() => expect(call).toHaveBeenCalledTimes(2));
  await Promise.resolve();
  cards.enter();
  await vi.waitFor(() => expect(read()).toBe(3));
  expect(call).toHaveBeenCalledTimes(3);
  cards.clear();
});
