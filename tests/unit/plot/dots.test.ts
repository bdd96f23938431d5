import { describe, expect, it } from 'vitest';
import { courseFigure } from '../../../shared/plot/course.ts';
import { dotsFigure } from '../../../shared/plot/dots.ts';
import { plotFormat } from '../../../shared/plot/scales.ts';
import { marksOf, type SvgNode } from '../../../shared/plot/svg.ts';

const format = plotFormat('en');
const all = (nodes: readonly SvgNode[]): readonly SvgNode[] =>
  nodes.flatMap((node) => (node.kind === 'group' ? all(node.children) : [node]));

describe('numbers as dots', () => {
  const draw = (width: number) =>
    dotsFigure({
      title: 'T',
      description: 'D',
      axisTitle: 'agreement',
      rows: [
        {
          key: 'a',
          name: 'Spans',
          value: 0.5,
          interval: [-0.25, 0.75],
          end: '0.5, n = 4',
          more: '95 % from −0.25 to 0.75',
        },
        { key: 'b', name: 'Characters', value: null, interval: null, end: 'undefined: one only', more: '' },
      ],
      marks: [0.667, 0.8],
      width,
      format,
    });

  it('one that is undefined has no dot: it says why', () => {
    const { nodes } = draw(700);
    expect(all(nodes).filter(({ kind }) => kind === 'circle')).toHaveLength(1);
    expect(marksOf(nodes)).toEqual([
      { key: 'a', label: 'Spans: 0.5, n = 4; 95 % from −0.25 to 0.75' },
      { key: 'b', label: 'Characters: undefined: one only' },
    ]);
  });

  it('an interval below zero is inside of the picture', () => {
    const { nodes, width } = draw(700);
    const edges = all(nodes).flatMap((node) => (node.kind === 'line' ? [node.x1, node.x2] : []));
    expect(Math.min(...edges)).toBeGreaterThan(0);
    expect(Math.max(...edges)).toBeLessThan(width);
  });

  it('in a narrow picture names stand over their rows, and a long reason is broken, not cut', () => {
    const name = 'Unitizing family (uα, |uα, cuα, (k)uα)';
    const why = 'undefined: one annotator’s spans overlap each other: take one label at a time';
    const figure = dotsFigure({
      title: 'Agreement of all together, of a team with a long name',
      description: 'D',
      axisTitle: 'agreement',
      rows: [
        { key: 'a', name: 'Spans', value: 0.5, interval: null, end: '0.5, n = 4', more: '' },
        { key: 'b', name, value: null, interval: null, end: why, more: '' },
      ],
      marks: [],
      width: 300,
      format,
    });
    const texts = all(figure.nodes).flatMap((node) => (node.kind === 'text' ? [node] : []));
    expect(texts.some(({ text }) => text.includes('…'))).toBe(false);
    expect(marksOf(figure.nodes)).toEqual([
      { key: 'a', label: 'Spans: 0.5, n = 4' },
      { key: 'b', label: `${name}: ${why}` },
    ]);
    const place = (text: string) => texts.find((one) => one.text === text)?.y ?? 0;
    expect(place(name)).toBeGreaterThan(place('0.5, n = 4'));
    expect(Math.max(...texts.map(({ y }) => y))).toBeLessThan(figure.height);
  });

  it('numbers of lines that stand close are on their outer sides', () => {
    const anchors = (width: number) =>
      all(draw(width).nodes).flatMap((node) =>
        node.kind === 'text' && ['0.667', '0.8'].includes(node.text) && node.y < 60 ? [node.anchor] : [],
      );
    expect(anchors(1000)).toEqual(['middle', 'middle']);
    expect(anchors(280)).toEqual(['end', 'start']);
  });
});

describe('numbers step by step', () => {
  it('a step without a number breaks the line, and names at its end do not lie on each other', () => {
    const { nodes } = courseFigure({
      title: 'T',
      description: 'D',
      xTitle: 'documents',
      yTitle: 'F1',
      steps: ['a', 'b', 'c', 'd'].map((key) => ({ key, spoken: key })),
      lines: [
        { name: 'strict', glyph: 'circle', isHollow: false, values: [0, 0.5, null, 1] },
        { name: 'overlap', glyph: 'square', isHollow: true, values: [0, 0.5, 0.7, 1] },
      ],
      width: 600,
      format,
    });
    const drawn = all(nodes);
    const [broken] = drawn.flatMap((node) => (node.kind === 'path' ? [node.d.replaceAll(/[\d. -]+/g, '')] : []));
    expect(broken).toBe('MLM');
    const heights = drawn.flatMap((node) =>
      node.kind === 'text' && ['strict', 'overlap'].includes(node.text) ? [node.y] : [],
    );
    expect(Math.abs((heights[0] ?? 0) - (heights[1] ?? 0))).toBeGreaterThanOrEqual(14);
    expect(marksOf(nodes).map(({ key }) => key)).toEqual(['a', 'b', 'c', 'd']);
  });
});
