import { describe, expect, it } from 'vitest';
import { matrixOf, type Matrix } from '../../../shared/claims/matrix.ts';
import type { MentionFacts } from '../../../shared/claims/mention-facts.ts';
import { gridMove, numbersOf, placeOf } from '../../../renderer/features/matrix/grid-move.ts';
import { card, figure, mention } from '../../support/facts.ts';

const says = (id: string, figures: MentionFacts['figures'], more: Partial<MentionFacts> = {}): MentionFacts =>
  mention(id, { figures: figures.map((one, i) => ({ ...one, annotation: `${id}${i}` })), ...more });

/** Verdict and reason of every figure, by mention. */
const told = ({ rows }: Matrix): string[] =>
  rows.flatMap(({ cells }) =>
    [...cells.values()].flat().map(({ mention, figures }) => {
      const each = figures.map(({ comparison }) =>
        comparison === null ? '-' : `${comparison.verdict} ${comparison.why}`,
      );
      return `${mention.annotation}: ${each.join(', ')}`;
    }),
  );

describe('claims that are recorded to contradict each other', () => {
  const [fifteen, eleven, alone] = [says('a', [figure(15)]), says('b', [figure(11)]), says('c', [])];
  const link = { id: 'r', layer: 'ana', type: 'contradicts', from: 'b', to: 'a' };
  const cards = [card('k', [fifteen]), card('l', [eleven])];
  const marked = ({ rows }: Matrix): string[] =>
    rows.map(({ cells, differs }) => {
      const those = [...cells.values()].flat().flatMap(({ contradicts }) => contradicts);
      return `${those.map(({ annotation }) => annotation).join(' ')} ${differs}`;
    });

  it('are told of both, and their rows differ', () => {
    expect(marked(matrixOf(cards, 'document', { links: [link] }))).toEqual(['b true', 'a true']);
  });
  it('are told of a claim on no card, too', () => {
    const links = [{ ...link, from: 'c' }];
    expect(marked(matrixOf(cards, 'document', { links, unassigned: [alone] }))).toEqual(['c true', ' false']);
  });
  it('are none where the relation is another', () => {
    const links = [{ ...link, type: 'updates' }];
    expect(marked(matrixOf(cards, 'document', { links }))).toEqual([' false', ' false']);
  });
});

describe('the figures of a card', () => {
  it.each<[string, MentionFacts[], string[]]>([
    ['one', [says('a', [figure(10)])], ['a: -']],
    [
      'what most say is what others are held against',
      [says('a', [figure(10)]), says('b', [figure(30)]), says('c', [figure(30)])],
      ['a: differs apart', 'b: -', 'c: same equal'],
    ],
    [
      'of as frequent ones the earliest',
      [says('a', [figure(10)], { date: '2025' }), says('b', [figure(30)], { date: '2024' })],
      ['a: differs apart', 'b: -'],
    ],
    [
      'a bound leaves the other possible',
      [says('a', [figure(10)]), says('b', [figure(5, { comparator: '>=' })])],
      ['a: -', 'b: compatible bound'],
    ],
    [
      'a total is no increment',
      [says('a', [figure(10)]), says('b', [figure(3, { kind: 'increment' })])],
      ['a: -', 'b: not comparable kind'],
    ],
    [
      'contradictory units',
      [says('a', [figure(10)]), says('b', [figure(10, { unit: 'rounds' })])],
      ['a: -', 'b: not comparable counted'],
    ],
    ['no number', [says('a', [figure(null)]), says('b', [figure(10)])], ['a: not comparable no-figure', 'b: -']],
    ['no number at all', [says('a', [figure(null)])], ['a: -']],
    [
      'a second measure differs within itself',
      [
        says('a', [figure(10)]),
        says('b', [figure(10)]),
        says('c', [figure(3, { unit: 'missiles' })]),
        says('d', [figure(4, { unit: 'missiles' })]),
      ],
      ['a: -', 'b: same equal', 'c: not comparable counted', 'd: differs apart'],
    ],
    [
      'one claim is not held against itself',
      [says('a', [figure(16, { unit: 'years' }), figure(8, { unit: 'years' })])],
      ['a: -, -'],
    ],
    [
      'one figure of a claim that goes together is enough',
      [says('a', [figure(16)]), says('b', [figure(16)]), says('c', [figure(8), figure(16)])],
      ['a: -', 'b: same equal', 'c: -, same equal'],
    ],
  ])('%s', (_name, mentions, expected) => {
    expect(told(matrixOf([card('k', mentions)], 'document'))).toEqual(expected);
  });
});

it('which kind of person comes first makes no difference', () => {
  const [people, troops, civilians] = [
    says('people', [figure(10, { unit: 'people', comparator: '>=' })]),
    says('troops', [figure(30)]),
    says('civilians', [figure(20, { unit: 'civilians' })]),
  ];
  const expected = ['civilians: compatible bound', 'people: -', 'troops: compatible bound'];
  for (const order of [
    [people, troops, civilians],
    [people, civilians, troops],
    [troops, people, civilians],
    [troops, civilians, people],
    [civilians, people, troops],
    [civilians, troops, people],
  ]) {
    const matrix = matrixOf([card('k', order)], 'document');
    expect(told(matrix).toSorted()).toEqual(expected);
    expect(matrix.rows[0]?.differs).toBe(false);
  }
});

describe('the matrix', () => {
  const answers = (certainty: string, polarity = 'positive') => ({ attributes: { certainty, polarity } });

  it('says where certainty and polarity differ from what most say', () => {
    const { rows } = matrixOf(
      [
        card('k', [
          mention('a', answers('certain')),
          mention('b', answers('possible')),
          mention('c', answers('certain', 'negative')),
        ]),
        card('same', [mention('d', answers('certain')), mention('e')]),
      ],
      'document',
    );
    const cells = [...(rows[0]?.cells.values() ?? [])].flat();
    expect(cells.map(({ certainty }) => certainty.most)).toEqual([null, 'certain', null]);
    expect(cells.map(({ polarity }) => polarity.most)).toEqual([null, null, 'positive']);
    expect(rows.map(({ differs }) => differs)).toEqual([true, false]);
  });

  it('has a column for each document, outlet or speaker, by date; a text in two outlets stands in both', () => {
    const later = mention('a', {
      document: 'd1',
      title: 'Later',
      outlets: ['X', 'Y'],
      date: '2025-01',
      sources: [{ annotation: 's', quote: 'the office', entity: 'Ministry', role: null }],
    });
    const earlier = mention('b', {
      document: 'd2',
      title: 'Earlier',
      outlets: ['Y'],
      date: '2024-10',
      sources: [{ annotation: 't', quote: 'an officer', entity: null, role: null }],
    });
    const bare = mention('c', { document: 'd3', title: '' });
    const names = (by: 'document' | 'outlet' | 'speaker') =>
      matrixOf([card('k', [later, earlier, bare])], by).columns.map(
        ({ name, date }) => `${name ?? '?'} ${date ?? '-'}`,
      );
    expect(names('document')).toEqual(['Earlier 2024-10', 'Later 2025-01', '? -']);
    expect(names('outlet')).toEqual(['Y 2024-10', 'X 2025-01', '? -']);
    expect(names('speaker')).toEqual(['an officer 2024-10', 'Ministry 2025-01', '? -']);
    const [row] = matrixOf([card('k', [later, earlier, bare])], 'outlet').rows;
    expect(row?.cells.get('=Y')).toHaveLength(2);
  });

  it('leaves out cards that nobody mentions, and shows first what several say', () => {
    const { rows } = matrixOf(
      [card('none', []), card('one', [mention('a')]), card('two', [mention('b'), mention('c')])],
      'document',
    );
    expect(rows.map(({ card }) => card.id)).toEqual(['two', 'one']);
  });
});

describe('moving in the grid', () => {
  const shape = {
    rows: [
      { id: 'r0', cells: new Map([['x', [1, 2]]]) },
      { id: 'r1', cells: new Map([['y', [1]]]) },
    ] as never,
    columns: [{ key: 'x' }, { key: 'y' }],
  };
  const key = (key: string, ctrlKey = false) => ({ key, ctrlKey, metaKey: false });
  it.each([
    [[0, -1, 0], key('ArrowRight'), [0, 0, 0]],
    [[0, 0, 0], key('ArrowDown'), [0, 0, 1]],
    [[0, 0, 1], key('ArrowDown'), [1, 0, 0]],
    [[1, 0, 0], key('ArrowUp'), [0, 0, 1]],
    [[1, 1, 0], key('ArrowDown'), [1, 1, 0]],
    [[1, 1, 0], key('ArrowRight'), [1, 1, 0]],
    [[0, -1, 0], key('ArrowUp'), [0, -1, 0]],
    [[1, 1, 0], key('Home'), [1, -1, 0]],
    [[1, 1, 0], key('Home', true), [0, -1, 0]],
    [[0, 0, 1], key('End', true), [1, 1, 0]],
    [[0, 0, 0], key('PageDown'), [1, 0, 0]],
  ])('from %j by %j to %j', ([row = 0, column = 0, item = 0], pressed, [r, c, i]) => {
    expect(gridMove(shape, { row, column, item }, pressed)).toEqual({ row: r, column: c, item: i });
  });

  it('leaves other keys alone, and finds its place again when rows have gone', () => {
    expect(gridMove(shape, { row: 0, column: 0, item: 0 }, key('Enter'))).toBeNull();
    const place = placeOf(shape, { row: 1, column: 1, item: 0 });
    expect(place).toEqual({ row: 'r1', column: 'y', item: 0 });
    expect(numbersOf(shape, place)).toEqual({ row: 1, column: 1, item: 0 });
    expect(numbersOf({ rows: [], columns: [] }, place)).toEqual({ row: 0, column: -1, item: 0 });
    expect(numbersOf(shape, { row: 'r0', column: 'x', item: 9 })).toEqual({ row: 0, column: 0, item: 1 });
  });
});
