import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { barsFigure } from '../../../shared/plot/bars.ts';
import { columnsFigure } from '../../../shared/plot/columns.ts';
import { FILLS, filled } from '../../../shared/plot/fills.ts';
import { cellKey, heatFigure } from '../../../shared/plot/heat.ts';
import { plotFormat } from '../../../shared/plot/scales.ts';
import { marksOf, type Figure, type SvgNode } from '../../../shared/plot/svg.ts';
import { textWidth } from '../../../shared/plot/text-width.ts';
import { concrete, PLOT_COLOURS, seriesPaint } from '../../../shared/plot/theme.ts';
import { writeSvg } from '../../../shared/plot/write-svg.ts';

const format = plotFormat('en');
const bare = (nodes: readonly SvgNode[], extra: Partial<Figure> = {}): Figure => ({
  title: 'T',
  description: 'D',
  lang: 'en',
  width: 10,
  height: 10,
  nodes,
  ...extra,
});
const body = (figure: Figure): string =>
  writeSvg(figure, { theme: 'light', ground: false }).split('\n').slice(3, -2).join('\n');

const bars = (rows: readonly [string, number][], width = 400): Figure =>
  barsFigure({
    title: 'Annotations by label',
    description: 'd',
    axisTitle: 'annotations',
    series: [{ name: 'all', paint: 'accent', fill: 'solid' }],
    rows: rows.map(([name, n]) => ({ key: name, name, values: [n] })),
    whole: rows.reduce((sum, [, n]) => sum + n, 0),
    width,
    format,
  });

/** Every text of a picture with where it begins and ends, by the estimate. */
function texts(nodes: readonly SvgNode[]): { text: string; left: number; right: number; y: number }[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'group') return texts(node.children);
    if (node.kind !== 'text') return [];
    const width = textWidth(node.text, node.size);
    const left = node.x - (node.anchor === 'start' ? 0 : node.anchor === 'end' ? width : width / 2);
    return [{ text: node.text, left, right: left + width, y: node.y }];
  });
}

describe('a picture as a file', () => {
  it.each<[SvgNode, string]>([
    [
      { kind: 'rect', x: 1, y: 2.004, width: 3, height: -1, fill: '#aabbcc' },
      '<rect x="1" y="2" width="3" height="0" fill="#aabbcc"/>',
    ],
    [
      { kind: 'line', x1: 0, y1: 0, x2: 1 / 3, y2: 5, stroke: 'none', strokeWidth: 1.5, dash: [2, 3] },
      '<line x1="0" y1="0" x2="0.33" y2="5" fill="none" stroke="none" stroke-width="1.5" stroke-dasharray="2 3"/>',
    ],
    [
      { kind: 'circle', x: 1, y: 1, r: 2, fill: '#000000', opacity: 0.5 },
      '<circle cx="1" cy="1" r="2" fill="#000000" fill-opacity="0.5"/>',
    ],
    [
      { kind: 'text', x: 0, y: 9, text: '<b> & "x"', size: 12, anchor: 'end', fill: '#123456', weight: 600 },
      '<text x="0" y="9" font-size="12" font-weight="600" text-anchor="end" fill="#123456">&lt;b&gt; &amp; &quot;x&quot;</text>',
    ],
    [
      { kind: 'group', mark: { key: 'k', label: 'a < b' }, children: [{ kind: 'path', d: 'M0 0' }] },
      '<g><title>a &lt; b</title><path d="M0 0" fill="none"/></g>',
    ],
    // A name from right to left keeps its marks to itself; no reader opens a file with a control character.
    [
      { kind: 'text', x: 0, y: 0, text: 'وكالة 5', size: 9, anchor: 'start', fill: 'none' },
      '<text x="0" y="0" font-size="9" text-anchor="start" fill="none">\u2068وكالة 5\u2069</text>',
    ],
    [
      { kind: 'text', x: 0, y: 0, text: 'a\u0000\uD800', size: 9, anchor: 'start', fill: 'none' },
      '<text x="0" y="0" font-size="9" text-anchor="start" fill="none">a\uFFFD\uFFFD</text>',
    ],
  ])('writes %j', (node, expected) => {
    expect(body(bare([node]))).toBe(expected);
  });

  it('stands alone: one element, its words, plain colours, no style, script or reference', () => {
    const written = writeSvg(bare([], { title: 'A & B', lang: 'ko' }), { theme: 'dark', prefix: 'p1' });
    expect(written).toBe(
      [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10" width="10" height="10" lang="ko" role="img" aria-labelledby="p1-title p1-about" font-family="\'Source Sans 3\',\'Source Sans 3 Variable\',\'Noto Sans\',\'Noto Sans CJK KR\',\'Noto Sans Arabic\',system-ui,sans-serif">',
        '<title id="p1-title">A &amp; B</title>',
        '<desc id="p1-about">D</desc>',
        `<rect width="10" height="10" fill="${concrete('surface-0', 'dark')}"/>`,
        '</svg>',
        '',
      ].join('\n'),
    );
    const whole = writeSvg(bars([['CLAIM', 3]]), { theme: 'light' });
    expect(whole).not.toMatch(/var\(|style|<script|href|url\(/);
  });

  it.each([
    ['light', ':root'],
    ['dark', ":root[data-theme='dark']"],
  ] as const)('has the colours of the window’s %s theme', (theme, selector) => {
    const css = readFileSync(join(import.meta.dirname, '../../../renderer/ui/tokens.css'), 'utf8');
    const start = css.indexOf(`${selector} {`);
    const block = css.slice(start, css.indexOf('\n}', start));
    const tokens = new Map(
      [...block.matchAll(/--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);/g)].map(([, name = '', l, c, h]) => [
        name,
        [l, c, h].map(Number),
      ]),
    );
    for (const [name, colour] of Object.entries(PLOT_COLOURS[theme])) expect(tokens.get(name), name).toEqual(colour);
  });
});

it.each([
  [3, 'label-3'],
  [13, 'label-1'],
  ['#112233', '#112233'],
  [undefined, 'text-3'],
])('the colour of series %j is %s', (color, expected) => {
  expect(seriesPaint(color)).toBe(expected);
});

describe('bars', () => {
  it('begin at zero, are as long as they are many, and say how many and what share', () => {
    const figure = bars([
      ['CLAIM', 30],
      ['SOURCE', 10],
    ]);
    const widths = figure.nodes.flatMap((node) =>
      node.kind === 'group' ? node.children.filter((child) => child.kind === 'rect' && child.fill === 'accent') : [],
    );
    const [first, second] = widths.map((node) => (node.kind === 'rect' ? node.width : 0));
    expect((first ?? 0) / (second ?? 1)).toBeCloseTo(3);
    expect(marksOf(figure.nodes).map(({ label }) => label)).toEqual(['CLAIM: 30 (75%)', 'SOURCE: 10 (25%)']);
    expect(texts(figure.nodes).map(({ text }) => text)).toContain('annotations');
    expect(texts(figure.nodes).map(({ text }) => text)).toContain('0');
  });

  it.each([300, 760])('keep every text inside a width of %d, however long the names', (width) => {
    const long = 'A very long name of an outlet that nobody would have thought of before it was founded';
    const figure = bars(
      [
        [long, 1_234_567],
        ['아주 긴 한국어 매체 이름 하나와 그 뒤의 설명', 3],
        ['x', 0],
      ],
      width,
    );
    for (const { text, left, right } of texts(figure.nodes)) {
      expect(left, text).toBeGreaterThanOrEqual(0);
      expect(right, text).toBeLessThanOrEqual(width + 1);
    }
  });

  it('count in whole numbers only; without rows there is an axis and nothing else', () => {
    const shown = texts(bars([['a', 2]]).nodes).map(({ text }) => text);
    expect(shown.filter((text) => /^\d*\.\d+$/.test(text))).toEqual([]);
    expect(marksOf(bars([]).nodes)).toEqual([]);
  });

  it.each(FILLS)('an area that is %s has a sign beside its colour', (fill) => {
    const drawn = filled({ x: 0, y: 0, width: 40, height: 20 }, 'label-1', fill);
    const others = FILLS.filter((one) => one !== fill).map((one) =>
      JSON.stringify(filled({ x: 0, y: 0, width: 40, height: 20 }, 'label-1', one)),
    );
    expect(others).not.toContain(JSON.stringify(drawn));
    expect(filled({ x: 0, y: 0, width: 0, height: 20 }, 'label-1', fill)).toEqual([]);
  });
});

it('columns have a tick at each step, and the line of the median where it is', () => {
  const figure = columnsFigure({
    title: 'Length of spans',
    description: 'd',
    xTitle: 'characters',
    yTitle: 'annotations',
    bins: [0, 20, 40].map((from, i) => ({
      key: String(from),
      from,
      to: from + 20,
      count: i * 2,
      name: `${from} to ${from + 19}`,
    })),
    marked: { value: 30, name: 'median 30' },
    paint: 'accent',
    width: 400,
    format,
  });
  expect(marksOf(figure.nodes).map(({ label }) => label)).toEqual(['0 to 19: 0', '20 to 39: 2', '40 to 59: 4']);
  const line = figure.nodes.find((node) => node.kind === 'line' && node.dash !== undefined);
  const shown = texts(figure.nodes);
  const tick = (text: string): number => {
    const found = shown.find((one) => one.text === text && one.y > 150);
    return found === undefined ? Number.NaN : (found.left + found.right) / 2;
  };
  expect(line?.kind === 'line' ? line.x1 : 0).toBeCloseTo((tick('20') + tick('40')) / 2, 0);
});

it('cells have their numbers, the fuller the darker, and what is not to be counted is a dash', () => {
  const figure = heatFigure({
    title: 'Labels',
    description: 'd',
    rowTitle: 'label',
    columnTitle: 'inside',
    rows: ['A', 'B'],
    columns: ['A', 'B'],
    cell: (row, column) => (row === column ? null : { value: row * 4 + column }),
    spoken: (row, column) => `${row} in ${column}`,
    width: 300,
    format,
  });
  const cell = (row: number, column: number) =>
    figure.nodes.find((node) => node.kind === 'group' && node.mark?.key === cellKey(row, column));
  const opacity = (row: number, column: number): number => {
    const node = cell(row, column);
    const fill =
      node?.kind === 'group'
        ? node.children.find((child) => child.kind === 'rect' && child.fill === 'accent')
        : undefined;
    return fill?.kind === 'rect' ? (fill.opacity ?? 1) : 0;
  };
  expect([opacity(0, 0), opacity(0, 1), opacity(1, 0), opacity(1, 1)]).toEqual([0, expect.closeTo(0.145), 0.4, 0]);
  expect(
    texts(figure.nodes)
      .map(({ text }) => text)
      .filter((text) => /^[–\d]$/.test(text)),
  ).toEqual(['–', '1', '4', '–']);
});
