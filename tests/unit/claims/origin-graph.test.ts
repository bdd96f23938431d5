import { describe, expect, it } from 'vitest';
import { independentOrigins } from '../../../shared/claims/independence.ts';
import { originGraph, type GraphWords } from '../../../shared/claims/origin-graph.ts';
import { createRegistry } from '../../../shared/claims/source-names.ts';
import { layeredFigure } from '../../../shared/plot/layered.ts';
import { marksOf } from '../../../shared/plot/svg.ts';
import { chainsOf, source, type Text } from './chain-cases.ts';

const REGISTRY = createRegistry([
  source('pentagon', 'The Pentagon'),
  source('singh', 'Sabrina Singh', { kind: 'person', partOf: 'pentagon' }),
]);
const WORDS: GraphWords = {
  origin: ({ counts }) => counts,
  relay: ({ role }) => role ?? '',
  text: ({ mention }) => ({ name: mention.document.title, detail: '' }),
  end: ({ mention }) => ({ name: mention.mention.quote, detail: '' }),
  nobody: '?',
};
const TEXTS: Readonly<Record<string, Text>> = {
  a: {
    sources: { singh: 'Sabrina Singh', kyiv: 'Kyiv' },
    claims: { m: [null, 'singh'], n: ['author'] },
    relays: ['singh>kyiv'],
  },
  b: { sources: { p: 'The Pentagon' }, claims: { o: [null, 'p'] } },
};

const graphOf = (texts: Readonly<Record<string, Text>>, several = false) => {
  const card = (id: string) => ({ id, name: id, independence: independentOrigins(chainsOf(texts).mentions, REGISTRY) });
  return originGraph(several ? [card('x'), card('y')] : [card('x')], REGISTRY, WORDS);
};

describe('the graph of origins', () => {
  it('leads from who said it through whom it was heard to the text and the mention', () => {
    const { nodes, edges } = graphOf(TEXTS);
    expect(edges.map(({ from, to, mentions }) => `${from} > ${to} ${mentions}`)).toEqual([
      'origin:source:pentagon > relay:source:singh 1',
      'relay:source:singh > relay:name:kyiv 1',
      'relay:name:kyiv > text:a 1',
      'text:a > mention:m 1',
      'origin:source:pentagon > text:b 1',
      'text:b > mention:o 1',
      'origin:text:a > text:a 1',
      'text:a > mention:n 1',
    ]);
    expect(nodes.map(({ key, column }) => `${column} ${key}`)).toContain('3 text:b');
    expect(nodes.find(({ key }) => key === 'origin:source:pentagon')).toMatchObject({
      counts: 'yes',
      place: { id: 'singh', document: 'a' },
      mentions: 2,
    });
  });

  it('of several cards ends in their texts', () => {
    expect(graphOf(TEXTS, true).nodes.filter(({ kind }) => kind === 'end')).toEqual([]);
  });

  it('is drawn in columns, every box once, arrows from left to right, also where texts quote each other in a circle', () => {
    const { nodes, edges } = graphOf({
      ...TEXTS,
      c: { sources: { k: 'Kyiv', s: 'Sabrina Singh', x: 'X' }, claims: { q: [null, 's'] }, relays: ['x>k', 'k>s'] },
    });
    const figure = layeredFigure({
      title: 'Origins',
      isTitled: true,
      description: '',
      lang: 'en',
      headings: ['Origin'],
      widths: [100, 100, 100, 100, 100],
      nodes: nodes.map(({ key, column, name, detail }) => ({ key, column, name, detail, label: name, look: 'usual' })),
      edges: edges.map(({ from, to, mentions, isCopy }) => ({ from, to, weight: mentions, isBroken: isCopy })),
    });
    expect(
      marksOf(figure.nodes)
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual(nodes.map(({ key }) => key).toSorted());
    const boxes = figure.nodes.flatMap((node) => (node.kind === 'rect' ? [node] : []));
    for (const [i, a] of boxes.entries()) {
      expect(a.x).toBeGreaterThanOrEqual(0);
      expect(a.x + a.width).toBeLessThanOrEqual(figure.width);
      expect(a.y + a.height).toBeLessThanOrEqual(figure.height);
      for (const b of boxes.slice(i + 1)) {
        expect(a.x !== b.x || Math.abs(a.y - b.y) >= a.height, 'two boxes on one place').toBe(true);
      }
    }
    expect(layeredFigure({ ...figure, isTitled: false, headings: [], widths: [], nodes: [], edges: [] }).nodes).toEqual(
      [],
    );
  });
});
