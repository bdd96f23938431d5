import { describe, expect, it } from 'vitest';
import { GLYPHS, glyph, senseMarks, senseOf } from '../../../shared/plot/glyphs.ts';
import { plotFormat } from '../../../shared/plot/scales.ts';
import { marksOf, type Figure, type SvgNode } from '../../../shared/plot/svg.ts';
import { valuesFigure, type ValuePoint } from '../../../shared/plot/values.ts';

const DAY = Date.parse('2024-10-28T00:00:00Z');
const point = (key: string, value: Partial<ValuePoint> & { n?: number }): ValuePoint => ({
  key,
  spoken: key,
  tag: key,
  from: DAY,
  to: DAY,
  min: value.n ?? null,
  max: value.n ?? null,
  comparator: '=',
  shape: 'circle',
  paint: 'accent',
  ...value,
});
const draw = (
  points: readonly ValuePoint[],
  isLog = false,
  panels = [{ name: 'How many were sent', points }],
): Figure =>
  valuesFigure({
    title: 'Troops',
    description: 'd',
    xTitle: 'as of',
    yTitle: 'troops',
    panels,
    legend: [{ name: 'about', shape: 'circle', sense: 'about' }],
    isLog,
    width: 600,
    format: plotFormat('en'),
  });

function drawn(figure: Figure, key: string): readonly SvgNode[] {
  const group = figure.nodes.find((node) => node.kind === 'group' && node.mark?.key === key);
  return group?.kind === 'group' ? group.children : [];
}
const circles = (nodes: readonly SvgNode[]) => nodes.filter((node) => node.kind === 'circle');
const xOf = (figure: Figure, key: string): number => {
  const [sign] = circles(drawn(figure, key));
  return sign?.kind === 'circle' ? sign.x : Number.NaN;
};
/** The stretches of time that values are said of. */
const barsOf = ({ nodes }: Figure) =>
  nodes.flatMap((node) => (node.kind === 'line' && node.stroke === 'accent' && node.y1 === node.y2 ? [node] : []));
const d = (nodes: readonly SvgNode[]): string => nodes.map((node) => (node.kind === 'path' ? node.d : '')).join('');

describe('values over time', () => {
  it('an exact one is a full sign, about a hollow one on dashes without ends', () => {
    const figure = draw([point('a', { n: 10 }), point('b', { n: 20, comparator: '~' })]);
    expect(circles(drawn(figure, 'a'))).toMatchObject([{ fill: 'accent' }]);
    expect(drawn(figure, 'a').filter((node) => node.kind === 'line')).toEqual([]);
    expect(circles(drawn(figure, 'b'))).toMatchObject([{ fill: 'surface-0' }]);
    expect(drawn(figure, 'b').find((node) => node.kind === 'line')).toMatchObject({ dash: [2, 3] });
  });

  it.each([
    ['>=', -1],
    ['<=', 1],
  ])('%s is an open arrow from its value', (comparator, way) => {
    const children = drawn(draw([point('a', { n: 10, comparator })]), 'a');
    const [sign] = circles(children);
    const y = sign?.kind === 'circle' ? sign.y : 0;
    const tip = Number(/V([\d.]+)/.exec(d(children))?.[1]);
    expect(Math.sign(tip - y)).toBe(way);
    expect(children.find((node) => node.kind === 'line')).toMatchObject({ y1: y, y2: y });
  });

  it('what has no end on one side is an arrow there, too; a range is a bar with two ends', () => {
    expect(d(drawn(draw([point('a', { min: 10, max: null })]), 'a'))).toMatch(/V/);
    const children = drawn(draw([point('a', { min: 10, max: 20 })]), 'a');
    const bar = children.find((node) => node.kind === 'rect' && node.width === 5);
    const ends = circles(children).map((node) => (node.kind === 'circle' ? node.y : 0));
    expect(ends).toHaveLength(2);
    expect(bar).toMatchObject({ y: Math.min(...ends), height: Math.abs((ends[0] ?? 0) - (ends[1] ?? 0)) });
  });

  it('amounts begin at zero and are as high as they are large; nothing joins them', () => {
    const figure = draw([
      point('a', { n: 10_000 }),
      point('b', { n: 5000, from: DAY + 9e8, to: DAY + 9e8 }),
      point('z', { n: 0 }),
    ]);
    const y = (key: string): number => {
      const [sign] = circles(drawn(figure, key));
      return sign?.kind === 'circle' ? sign.y : Number.NaN;
    };
    expect((y('z') - y('a')) / (y('z') - y('b'))).toBeCloseTo(2);
    const long = figure.nodes.filter((node) => node.kind === 'line' && node.x1 !== node.x2 && node.y1 !== node.y2);
    expect(long).toEqual([]);
    expect(figure.nodes.filter((node) => node.kind === 'path')).toHaveLength(0);
  });

  it('values of one day and amount stand beside each other, a few pixels from their day', () => {
    const figure = draw(['a', 'b', 'c', 'd'].map((key) => point(key, { n: 10 })));
    const sorted = ['a', 'b', 'c', 'd'].map((key) => xOf(figure, key)).toSorted((a, b) => a - b);
    expect(sorted.slice(1).every((x, i) => x - (sorted[i] ?? 0) >= 6)).toBe(true);
    expect((sorted.at(-1) ?? 0) - (sorted[0] ?? 0)).toBeLessThanOrEqual(28);
  });

  it('marks stay inside, however many there are of the last day', () => {
    const figure = draw(Array.from({ length: 12 }, (_, i) => point(`p${i}`, { n: 10 })));
    const xs = figure.nodes.flatMap((node) => (node.kind === 'group' ? circles(node.children) : []));
    expect(xs.every((node) => node.kind === 'circle' && node.x < 590)).toBe(true);
  });

  it('a month is as long as a month, and its value stands at its end', () => {
    const figure = draw([point('a', { n: 10, from: DAY, to: DAY + 31 * 864e5 - 1 })]);
    const [bar] = barsOf(figure);
    expect((bar?.x2 ?? 0) - (bar?.x1 ?? 0)).toBeGreaterThan(300);
    expect(bar?.x2).toBe(xOf(figure, 'a'));
    expect(bar?.dash).toBeUndefined();
  });

  it.each([
    ['that began long before', Date.parse('2022-02-24'), undefined],
    ['that has no beginning', -Infinity, [4, 3]],
  ])('a time %s does not stretch the axis: it is an arrow from the left', (_name, from, dash) => {
    const points = [point('a', { n: 10 }), point('b', { n: 20, from: DAY + 90 * 864e5, to: DAY + 90 * 864e5 })];
    const without = draw(points);
    const figure = draw([...points, point('total', { n: 30, from, to: DAY + 60 * 864e5 })]);
    for (const key of ['a', 'b']) expect(xOf(figure, key)).toBe(xOf(without, key));
    const [bar] = barsOf(figure);
    expect(bar?.x1).toBeLessThan(xOf(figure, 'a'));
    expect(bar?.x2).toBe(xOf(figure, 'total'));
    expect(bar?.dash).toEqual(dash);
    expect(figure.nodes.filter((node) => node.kind === 'path')).toHaveLength(1);
    expect(JSON.stringify(figure)).not.toMatch(/null|NaN/);
  });

  it('the dates stand under the first of many panels, too', () => {
    const dates = (count: number): number => {
      const panels = Array.from({ length: count }, (_, i) => ({ name: `${i}`, points: [point(`p${i}`, { n: 10 })] }));
      const { nodes } = draw([], false, panels);
      return nodes.filter((node) => node.kind === 'text' && node.text === '28 Oct 2024').length;
    };
    expect([1, 3, 4].map(dates)).toEqual([1, 1, 2]);
  });

  it('on powers, what is not above zero has no place', () => {
    expect(marksOf(draw([point('a', { n: 0 }), point('b', { n: 100 })], true).nodes).map(({ key }) => key)).toEqual([
      'b',
    ]);
  });

  it('without values there is a frame and no mark, and nothing that is not a number', () => {
    for (const isLog of [false, true]) {
      const figure = draw([], isLog);
      expect(marksOf(figure.nodes)).toEqual([]);
      expect(JSON.stringify(figure)).not.toMatch(/null/);
    }
  });
});

it('signs are told apart by their form, full or hollow', () => {
  const forms = GLYPHS.flatMap((shape) =>
    [false, true].map((isHollow) => JSON.stringify(glyph(shape, 0, 0, 'accent', isHollow))),
  );
  expect(new Set(forms).size).toBe(GLYPHS.length * 2);
});

it.each([
  ['=', 'exact'],
  ['~', 'about'],
  ['>=', 'least'],
  ['>', 'least'],
  ['<=', 'most'],
  ['circa', 'about'],
] as const)('%s means %s', (comparator, sense) => {
  expect(senseOf(comparator)).toBe(sense);
  expect(senseMarks(sense, 0, 0, 'accent').length > 0).toBe(sense !== 'exact');
});
