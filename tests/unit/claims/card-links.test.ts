import { describe, expect, it } from 'vitest';
import { cardLinks, countContradictions, countLinks, isContradicted } from '../../../shared/claims/card-links.ts';
import type { MentionLink } from '../../../shared/claims/mention-facts.ts';
import { card, link, mention } from '../../support/facts.ts';

const CARDS = [card('a', [mention('a1'), mention('a2')]), card('b', [mention('b1'), mention('b2')]), card('empty', [])];
const linked = (links: readonly MentionLink[]) => cardLinks({ cards: CARDS, unassigned: [mention('u')], links });

/** Links in one line each: `card kind other: mentions`. */
const told = (links: readonly MentionLink[]): string[] =>
  [...linked(links)].flatMap(([id, of]) =>
    of.map(({ kind, card: other, mentions }) => `${id} ${kind} ${other?.text ?? '-'} ${mentions.join(' ')}`),
  );

describe('links between cards', () => {
  it.each([
    ['a contradiction is of both', [link('contradicts', 'a1', 'b1')], ['a contradicts B b1', 'b contradicts A a1']],
    ['an update has a direction', [link('updates', 'b1', 'a2')], ['b updates A a2', 'a updatedBy B b1']],
    ['support has one, too', [link('supports', 'a1', 'b1')], ['a supports B b1', 'b supportedBy A a1']],
    ['and evidence', [link('evidence_for', 'a1', 'b1')], ['a evidenceFor B b1', 'b evidenceIn A a1']],
    [
      'what several mentions say is one link, whichever way it was drawn',
      [link('contradicts', 'a1', 'b1'), link('contradicts', 'b2', 'a1'), link('contradicts', 'a1', 'b1')],
      ['a contradicts B b1 b2', 'b contradicts A a1'],
    ],
    ['a claim on no card is told of as itself', [link('updates', 'u', 'a1')], ['a updatedBy - u']],
    ['not inside one card', [link('contradicts', 'a1', 'a2')], []],
    ['not of other types', [link('same_claim', 'a1', 'b1'), link('attributed_to', 'a1', 'b1')], []],
    ['not with what is no mention', [link('evidence_for', 'x', 'a1'), link('contradicts', 'a1', 'x')], []],
    [
      'contradictions come first',
      [link('supports', 'a1', 'b1'), link('contradicts', 'a2', 'b2')],
      ['a contradicts B b2', 'a supports B b1', 'b contradicts A a2', 'b supportedBy A a1'],
    ],
  ])('%s', (_, links, lines) =>
    expect(told(links)).toEqual(
      lines.map((line) => line.replace(/ ([AB]) /, (_m, id: string) => ` Text of ${id.toLowerCase()}. `)),
    ),
  );

  it('are counted: two cards are one contradiction, a claim on none is another', () => {
    const links = linked([
      link('contradicts', 'a1', 'b1'),
      link('contradicts', 'b2', 'a2'),
      link('contradicts', 'u', 'a1'),
    ]);
    expect(countContradictions(links)).toBe(2);
    expect(countLinks(links.get('a') ?? [])).toEqual([{ kind: 'contradicts', cards: 1, claims: 1 }]);
    expect(['a', 'b', 'empty'].map((id) => isContradicted(links, id))).toEqual([true, true, false]);
    expect(countContradictions(linked([link('updates', 'a1', 'b1')]))).toBe(0);
  });
});
