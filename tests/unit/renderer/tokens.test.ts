import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  colorProblem,
  LABEL_HUES,
  LABEL_SURFACES,
  LABEL_TONE,
  nearestSeen,
  paletteColor,
  paletteHex,
} from '../../../shared/codebook/contrast.ts';

type Rgb = readonly [number, number, number];
type Tokens = ReadonlyMap<string, readonly [l: number, c: number, h: number]>;

const css = readFileSync(join(import.meta.dirname, '../../../renderer/ui/tokens.css'), 'utf8');

/** The opaque OKLCH colours of a theme's block. */
function tokensOf(selector: string): Tokens {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('\n}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);/g)].map(([, name = '', l, c, h]) => [
      name,
      [Number(l), Number(c), Number(h)],
    ]),
  );
}

/** Linear sRGB of OKLCH, after Björn Ottosson. */
function linear([l, c, h]: readonly [number, number, number]): Rgb {
  const [a, b] = [c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)];
  const x = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const y = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const z = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
    -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
    -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z,
  ];
}

const clip = (x: number): number => Math.min(1, Math.max(0, x));
const encode = (x: number): number => (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055);
const decode = (x: number): number => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);
/** `top` with an opacity over `below`, mixed as a browser does: on encoded values. */
const over = (top: Rgb, below: Rgb, opacity: number): Rgb => {
  const mix = (i: 0 | 1 | 2): number => decode(opacity * encode(clip(top[i])) + (1 - opacity) * encode(clip(below[i])));
  return [mix(0), mix(1), mix(2)];
};
const luminance = ([r, g, b]: Rgb): number => 0.2126 * clip(r) + 0.7152 * clip(g) + 0.0722 * clip(b);

/** WCAG 2 contrast of two colours. */
function contrast(a: Rgb, b: Rgb): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const LABELS = Array.from({ length: 12 }, (_, i) => `label-${i}`);

describe.each([
  ['light', ':root'],
  ['dark', ":root[data-theme='dark']"],
])('the colours of the %s theme', (_theme, selector) => {
  const tokens = tokensOf(selector);
  const colour = (name: string): Rgb => linear(tokens.get(name) ?? [Number.NaN, 0, 0]);

  it('text in an EXCLUDED zone steps back and stays readable, also while the zone is active', () => {
    const ground = over(colour('text-3'), colour('surface-0'), 0.12);
    expect(contrast(colour('text-3'), ground)).toBeGreaterThanOrEqual(4.5);
    const tagged = over(colour('text-3'), colour('surface-0'), 0.05);
    for (const label of LABELS) {
      expect(contrast(colour('text-3'), over(colour(label), tagged, 0.14)), label).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(LABELS)('%s is seen as a line and keeps the text readable', (label) => {
    const page = colour('surface-0');
    expect(contrast(colour(label), page)).toBeGreaterThanOrEqual(3);
    expect(contrast(colour('text-1'), over(colour(label), page, 0.14))).toBeGreaterThanOrEqual(7);
  });

  it('gives every label the same lightness and chroma, inside sRGB, and a hue of its own', () => {
    const labels = LABELS.map((label) => tokens.get(label) ?? [Number.NaN, 0, 0]);
    expect(new Set(labels.map(([l, c]) => `${l} ${c}`)).size).toBe(1);
    expect(new Set(labels.map(([, , h]) => h)).size).toBe(12);
    for (const label of LABELS) {
      for (const part of colour(label)) expect(part, label).toBeGreaterThan(-0.01);
    }
  });

  it.each([
    ['text-1', 'surface-0', 7],
    ['text-1', 'surface-3', 7],
    ['text-2', 'surface-0', 7],
    ['text-2', 'surface-3', 4.5],
    ['text-3', 'surface-0', 4.5],
    ['text-3', 'surface-1', 4.5],
    ['text-3', 'surface-2', 4.5],
    ['accent-text', 'accent', 4.5],
    ['accent', 'surface-0', 4.5],
    ['danger', 'surface-0', 4.5],
    ['danger', 'floating', 4.5],
    ['done', 'surface-1', 3],
  ])('%s on %s has a contrast of at least %d', (text, below, least) => {
    expect(contrast(colour(text), colour(below))).toBeGreaterThanOrEqual(least);
  });
});

describe('the colours that contrast is checked with', () => {
  it.each([
    ['light', ':root'],
    ['dark', ":root[data-theme='dark']"],
  ] as const)('are those of the %s theme', (theme, selector) => {
    const tokens = tokensOf(selector);
    for (const [name, surface] of Object.entries(LABEL_SURFACES[theme]))
      expect(tokens.get(name), name).toEqual(surface);
  });

  it('has the palette of the light theme', () => {
    const tokens = tokensOf(':root');
    expect(LABEL_HUES.map((hue) => [...LABEL_TONE, hue])).toEqual(LABELS.map((label) => tokens.get(label)));
    for (let hue = 0; hue < 12; hue += 1) expect(paletteColor(paletteHex(hue))).toBe(hue);
  });

  it.each(['#ffee88', '#000000', '#ffffff', '#1a1a2e', '#00ff00', '#ff00ff', '#7f7f00'])(
    '%s is seen, or has a near one that is',
    (color) => {
      const near = colorProblem(color) === null ? color : nearestSeen(color);
      expect(colorProblem(near)).toBeNull();
      for (const selector of [':root', ":root[data-theme='dark']"]) {
        const tokens = tokensOf(selector);
        const part = (at: number): number => decode(Number.parseInt(near.slice(at, at + 2), 16) / 255);
        const page = linear(tokens.get('surface-0') ?? [Number.NaN, 0, 0]);
        expect(contrast([part(1), part(3), part(5)], page)).toBeGreaterThanOrEqual(3);
      }
    },
  );
});
