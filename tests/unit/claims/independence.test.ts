import { describe, expect, it } from 'vitest';
import { independentOrigins, type Independence } from '../../../shared/claims/independence.ts';
import { createRegistry } from '../../../shared/claims/source-names.ts';
import { chainsOf, source, type Text } from './chain-cases.ts';

const REGISTRY = createRegistry([
  source('us', 'United States'),
  source('pentagon', 'The Pentagon', { aliases: ['Pentagon'], partOf: 'us' }),
  source('singh', 'Sabrina Singh', { kind: 'person', partOf: 'pentagon' }),
  source('state', 'State Department', { partOf: 'us' }),
  source('nis', 'National Intelligence Service', { aliases: ['NIS', 'South Korea’s spy agency'] }),
  source('someone', 'intelligence officers', { kind: 'unnamed' }),
  source('kim1', 'Kim Jong Un', { kind: 'person', aliases: ['Kim'] }),
  source('kim2', 'Kim Yong-hyun', { kind: 'person', aliases: ['Kim'] }),
  source('post', 'Kyiv Post', { kind: 'outlet' }),
]);

/** `copies`: by mention, the passages that it stands in, by blanks. */
const of = (texts: Readonly<Record<string, Text>>, copies: Readonly<Record<string, string>> = {}): Independence =>
  independentOrigins(
    chainsOf(texts).mentions,
    REGISTRY,
    new Map(Object.entries(copies).map(([id, passages]) => [id, passages.split(' ')])),
  );

/** `2: The Pentagon 3, NIS 1; text -1`: what counts with its mentions, then what does not. */
const told = ({ groups, origins, unknown }: Independence): string =>
  [
    `${origins}:`,
    ...groups.map(({ origin, resting, counts }) => {
      const why =
        counts === 'yes'
          ? ''
          : counts === 'sameText'
            ? ' (same text)'
            : counts === 'part'
              ? ' (part)'
              : ` (${origin.why})`;
      return `${origin.name} ${resting.length}${why};`;
    }),
    `${unknown} unknown`,
  ].join(' ');

const by = (name: string): Text => ({
  sources: { [`s${name}`]: name },
  claims: { [`m${name}`]: ['indirect_named', `s${name}`] },
});

describe('independent origins', () => {
  it('of five articles with one origin is one', () => {
    const five = Object.fromEntries(
      ['a', 'b', 'c', 'd', 'e'].map((id, i) => [
        id,
        {
          outlet: `Outlet ${id}`,
          sources: { [`s${id}`]: i % 2 === 0 ? 'NIS' : "South Korea's spy agency", [`k${id}`]: 'Kyiv' },
          claims: { [`m${id}`]: ['indirect_named', `s${id}`] as const },
          relays: i < 2 ? [`s${id}>k${id}`] : [],
        },
      ]),
    );
    const found = of(five);
    expect(told(found)).toBe('1: National Intelligence Service 5; 0 unknown');
    expect(found).toMatchObject({ mentions: 5, documents: 5, copies: 0 });
  });

  it.each<[string, Readonly<Record<string, Text>>, string]>([
    ['a spokeswoman is her ministry', { a: by('Sabrina Singh'), b: by('pentagon') }, '1: The Pentagon 2; 0 unknown'],
    [
      'two parts of a state are two',
      { a: by('Pentagon'), b: by('State Department') },
      '2: The Pentagon 1; State Department 1; 0 unknown',
    ],
    [
      'a ministry and the state that it is part of are one, and so are its people',
      { a: by('Sabrina Singh'), b: by('United States'), c: by('NIS') },
      '2: United States 1; National Intelligence Service 1; The Pentagon 1 (part); 0 unknown',
    ],
    [
      'names that the registry does not know are told apart as they are written',
      { a: by('NATO'), b: by('nato'), c: by('Mark Rutte') },
      '2: NATO 2; Mark Rutte 1; 0 unknown',
    ],
    [
      'an unnamed source is nobody',
      { a: by('intelligence officers'), b: by('NIS') },
      '1: National Intelligence Service 1; intelligence officers 1 (unnamed); 1 unknown',
    ],
    ['a name that two have is nobody', { a: by('Kim') }, '0: Kim 1 (ambiguous); 1 unknown'],
    [
      'a source that nobody has named is nobody',
      { a: { sources: { s: '' }, claims: { m: [null, 's'] } } },
      '0:  1 (unsaid); 1 unknown',
    ],
    [
      'a role says that a name is none',
      { a: { sources: { s: ['officials', 'unnamed'] }, claims: { m: [null, 's'] } } },
      '0: officials 1 (unnamed); 1 unknown',
    ],
    [
      'a claim that misses its source is nobody’s',
      { a: { claims: { m: ['indirect_named'] } } },
      '0:  1 (unlinked); 1 unknown',
    ],
    [
      'a circle has no origin',
      { a: { sources: { s: 'NIS', t: 'Kyiv' }, claims: { m: [null, 's'] }, relays: ['s>t', 't>s'] } },
      '0:  1 (circular); 1 unknown',
    ],
    [
      'the author’s voice is the outlet’s',
      { a: { outlet: 'KYIV POST', author: 'X', claims: { m: ['author'] } }, b: by('Kyiv Post') },
      '1: Kyiv Post 2; 0 unknown',
    ],
    [
      'or the author’s',
      { a: { author: 'Marcus Chen', claims: { m: ['author'], n: [null] } } },
      '1: Marcus Chen 2; 0 unknown',
    ],
    [
      'or the text’s',
      { a: { claims: { m: ['author'] } }, b: { claims: { n: ['author'] } } },
      '2: Text a 1; Text b 1; 0 unknown',
    ],
    [
      'a text that three outlets printed is one',
      { a: { outlets: ['X', 'Y', 'Z'], claims: { m: ['author'] } } },
      '1: Text a 1; 0 unknown',
    ],
    [
      'the author does not vouch besides for what the text has from somebody',
      { a: { outlet: 'X', sources: { s: 'NIS' }, claims: { m: ['author'], n: [null, 's'] } } },
      '1: National Intelligence Service 1; X 1 (same text); 0 unknown',
    ],
    [
      'but another text of the outlet counts',
      {
        a: { outlet: 'X', sources: { s: 'NIS' }, claims: { m: ['author'], n: [null, 's'] } },
        b: { outlet: 'X', claims: { o: ['author'] } },
      },
      '2: X 2; National Intelligence Service 1; 0 unknown',
    ],
    [
      'two sources for one claim are two',
      { a: { sources: { s: 'NIS', t: 'Pentagon' }, claims: { m: [null, 's', 't'] } } },
      '2: National Intelligence Service 1; The Pentagon 1; 0 unknown',
    ],
  ])('%s', (_, texts, expected) => {
    expect(told(of(texts))).toBe(expected);
  });

  it('never count copies', () => {
    const texts = {
      a: { outlet: 'A', date: '2024-11', claims: { m: ['author'] as const } },
      b: { outlet: 'B', date: '2024-10-28', claims: { n: ['author'] as const } },
      c: { outlet: 'C', claims: { o: ['author'] as const } },
    };
    expect(told(of(texts))).toBe('3: A 1; B 1; C 1; 0 unknown');
    const found = of(texts, { m: 'g', n: 'g' });
    expect(told(found)).toBe('2: B 2; C 1; 0 unknown');
    expect(found.copies).toBe(1);
    expect(found.groups[0]?.resting.map(({ mention, isCopy }) => `${mention.mention.id} ${isCopy}`)).toEqual([
      'm true',
      'n false',
    ]);
    // One of the copies says whose word it is.
    expect(told(of({ ...texts, d: by('NIS') }, { m: 'g', mNIS: 'g', o: 'g' }))).toBe(
      '2: National Intelligence Service 3; B 1; 0 unknown',
    );
  });

  describe('where an article says it twice in a passage', () => {
    const twice: Readonly<Record<string, Text>> = {
      a: { date: '2024-10-01', sources: { s: 'NIS', t: 'Kyiv' }, claims: { m: [null, 's'], n: [null, 't'] } },
    };
    const reprint: Text = { date: '2024-10-02', outlet: 'B', claims: { o: ['author'] } };

    it('its own words are no copies of each other', () => {
      const found = of(twice, { m: 'g', n: 'g' });
      expect(told(found)).toBe('2: National Intelligence Service 1; Kyiv 1; 0 unknown');
      expect(found.copies).toBe(0);
    });

    it('a reprint erases none of its origins', () => {
      const found = of({ ...twice, b: reprint }, { m: 'g', n: 'g', o: 'g' });
      expect(told(found)).toBe('2: National Intelligence Service 2; Kyiv 2; 0 unknown');
      expect(found.copies).toBe(1);
    });

    it('the same words have the same origin', () => {
      const { mentions } = chainsOf({ ...twice, b: reprint });
      const quoted = mentions.map((one) => {
        const quote =
          one.mention.id === 'o' ? 'Troops “are” there.' : one.mention.id === 'n' ? 'troops "are" there' : 'x';
        return { ...one, mention: { ...one.mention, quote } };
      });
      const copies = new Map(['m', 'n', 'o'].map((id) => [id, ['g']]));
      expect(told(independentOrigins(quoted, REGISTRY, copies))).toBe(
        '2: Kyiv 2; National Intelligence Service 1; 0 unknown',
      );
    });
  });

  it('count only what stands in the copied passage, and follow a copy of a copy', () => {
    const texts = {
      a: { outlet: 'A', date: '2024-10-03', claims: { outside: ['author'], both: ['author'] } },
      b: { outlet: 'B', date: '2024-10-02', claims: { inB: ['author'] } },
      c: { outlet: 'C', date: '2024-10-01', claims: { inC: ['author'] } },
    } as const;
    // A repeats two passages that overlap: one of B, a later one of C. What is only in the first has nothing of C.
    expect(told(of(texts, { outside: 'g', both: 'g h', inB: 'g', inC: 'h' }))).toBe('2: B 2; C 2; 0 unknown');
    expect(told(of(texts, { both: 'g', inB: 'g h', inC: 'h', outside: 'g' }))).toBe('1: C 4; 0 unknown');
  });

  it('say where several are parts of one whole', () => {
    expect(of({ a: by('Pentagon'), b: by('State Department'), c: by('NIS') }).related).toEqual([
      { whole: 'us', keys: ['source:pentagon', 'source:state'] },
    ]);
    expect(of({ a: by('Pentagon'), b: by('Sabrina Singh') }).related).toEqual([]);
    expect(of({ a: by('Pentagon'), b: by('United States') }).related).toEqual([]);
  });

  it('are not none where two sources are said to be part of each other', () => {
    const circle = createRegistry([source('a', 'A', { partOf: 'b' }), source('b', 'B', { partOf: 'a' })]);
    expect(independentOrigins(chainsOf({ a: by('A'), b: by('B') }).mentions, circle).origins).toBe(2);
  });

  it('are the same whatever the order of the mentions', () => {
    const { mentions } = chainsOf({ a: by('NIS'), b: by('Pentagon'), c: { outlet: 'X', claims: { m: ['author'] } } });
    const there = independentOrigins(mentions, REGISTRY);
    const back = independentOrigins(mentions.toReversed(), REGISTRY);
    expect(new Set(back.groups.map(({ origin }) => origin.key))).toEqual(
      new Set(there.groups.map(({ origin }) => origin.key)),
    );
    expect(back.origins).toBe(there.origins);
  });
});
