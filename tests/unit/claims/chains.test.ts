import { describe, expect, it } from 'vitest';
import { findChains } from '../../../shared/claims/chains.ts';
import { chainsOf, factsOf, type Text } from './chain-cases.ts';

const sources = { a: 'A', b: 'B', c: 'C', d: 'D' };
const ways = (text: Text): string[][] =>
  chainsOf({ x: text }).mentions.map(({ chains }) => chains.map((chain) => chain.map(({ id }) => id).join(' ')));

describe('a chain', () => {
  it.each<[string, Text, string[]]>([
    ['in the author’s voice there is none', { claims: { m: ['author'] } }, []],
    ['of one source', { sources, claims: { m: ['indirect_named', 'a'] } }, ['a']],
    ['goes on to who passed it on', { sources, claims: { m: [null, 'a'] }, relays: ['a>b', 'b>c'] }, ['a b c']],
    ['goes back to who said it first', { sources, claims: { m: [null, 'c'] }, relays: ['a>b', 'b>c'] }, ['a b c']],
    ['is the same from the middle', { sources, claims: { m: [null, 'b'] }, relays: ['a>b', 'b>c'] }, ['a b c']],
    [
      'is one where both ends are linked',
      { sources, claims: { m: [null, 'c', 'a'] }, relays: ['a>b', 'b>c'] },
      ['a b c'],
    ],
    [
      'starts at every source that nobody is behind',
      { sources, claims: { m: [null, 'c'] }, relays: ['a>c', 'b>c'] },
      ['a c', 'b c'],
    ],
    ['is that of each speaker', { sources, claims: { m: [null, 'a', 'd'] }, relays: ['a>b'] }, ['a b', 'd']],
    [
      'takes the shortest of several ways',
      { sources, claims: { m: [null, 'd'] }, relays: ['a>b', 'b>c', 'c>d', 'a>d'] },
      ['a d'],
    ],
    ['has no start in a circle', { sources, claims: { m: [null, 'a'] }, relays: ['a>b', 'b>c', 'c>a'] }, []],
    ['starts before a circle', { sources, claims: { m: [null, 'b'] }, relays: ['a>b', 'b>c', 'c>b'] }, ['a b c']],
    [
      'leaves out what is not there',
      { sources, claims: { m: [null, 'a', 'gone'] }, relays: ['gone>a', 'a>gone'] },
      ['a'],
    ],
  ])('%s', (_, text, expected) => {
    expect(ways(text)[0] ?? []).toEqual(expected);
  });
});

describe('what is found', () => {
  it.each<[string, Text, string[]]>([
    ['nothing where all is well', { sources, claims: { m: ['direct_quote', 'a'], n: ['author'], o: [null] } }, []],
    ['a circle of two', { sources, claims: {}, relays: ['b>a', 'a>b'] }, ['circle a b']],
    [
      'a circle, once, however it is entered',
      { sources, claims: { m: [null, 'd'] }, relays: ['d>b', 'b>c', 'c>a', 'a>b'] },
      ['circle a b c'],
    ],
    [
      'two circles that share nobody',
      { sources, claims: {}, relays: ['a>b', 'b>a', 'c>d', 'd>c'] },
      ['circle a b', 'circle c d'],
    ],
    ['who is not linked', { claims: { m: ['indirect_unnamed'] } }, ['unlinked m']],
    ['a voice that is not the author’s', { sources, claims: { m: ['author', 'a'] } }, ['voice m']],
  ])('%s', (_, text, expected) => {
    const { findings } = chainsOf({ x: text });
    const told = findings.map((finding) =>
      finding.kind === 'circle'
        ? `circle ${finding.sources.map(({ id }) => id).join(' ')}`
        : `${finding.kind} ${finding.mention.id}`,
    );
    expect(told).toEqual(expected);
  });

  it('comes to an end in a ring of a thousand, with a thousand claims on it', () => {
    const many = Array.from({ length: 1000 }, (_, i) => `s${i}`);
    const facts = factsOf({
      x: {
        sources: Object.fromEntries(many.map((id) => [id, id])),
        claims: Object.fromEntries(many.map((id, i) => [`m${i}`, [null, id]])),
        relays: many.map((id, i) => `${id}>s${(i + 1) % 1000}`),
      },
    });
    const { mentions, findings } = findChains(facts);
    expect(findings).toHaveLength(1);
    expect(mentions.every(({ chains, isLinked }) => isLinked && chains.length === 0)).toBe(true);
  });

  it('never visits the ways through a text one by one: they double with every step', () => {
    const steps = Array.from({ length: 60 }, (_, i) => i);
    const facts = factsOf({
      x: {
        sources: Object.fromEntries(
          steps.flatMap((i) => [
            [`a${i}`, 'A'],
            [`b${i}`, 'B'],
          ]),
        ),
        claims: { m: [null, 'a59'] },
        relays: steps
          .slice(1)
          .flatMap((i) => [`a${i - 1}>a${i}`, `a${i - 1}>b${i}`, `b${i - 1}>a${i}`, `b${i - 1}>b${i}`]),
      },
    });
    expect(findChains(facts).mentions[0]?.chains.map((chain) => chain.length)).toEqual([60, 60]);
  });
});
