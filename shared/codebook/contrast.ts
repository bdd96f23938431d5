import type { LabelColor } from '../model/codebook.ts';

/** OKLCH: lightness 0 to 1, chroma, hue in degrees. */
export type Oklch = readonly [l: number, c: number, h: number];
type Rgb = readonly [r: number, g: number, b: number];

/**
 * The surfaces that a label's line is drawn on, in both themes: the page, the panels, and rows under the pointer. A test keeps
 * them equal to `renderer/ui/tokens.css`.
 */
export const LABEL_SURFACES: Readonly<Record<'light' | 'dark', Readonly<Record<string, Oklch>>>> = {
  light: { 'surface-0': [0.992, 0.003, 90], 'surface-1': [0.968, 0.004, 90], 'surface-2': [0.945, 0.005, 90] },
  dark: { 'surface-0': [0.205, 0.006, 270], 'surface-1': [0.175, 0.006, 270], 'surface-2': [0.25, 0.008, 270] },
};

/** The palette in the light theme: one lightness, one chroma, twelve hues. The same test keeps it equal. */
export const LABEL_HUES: readonly number[] = [75, 250, 305, 150, 200, 0, 115, 28, 225, 335, 175, 280];
export const LABEL_TONE: readonly [lightness: number, chroma: number] = [0.6, 0.105];

/** What WCAG 2.2 (1.4.11) asks of a line that carries meaning. */
export const LEAST_CONTRAST = 3;

/** Linear sRGB of OKLCH, after Björn Ottosson; parts outside 0 to 1 are colours that no screen has. */
export function linearOf([l, c, h]: Oklch): Rgb {
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

function oklchOf([r, g, b]: Rgb): Oklch {
  const x = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const y = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const z = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const l = 0.2104542553 * x + 0.793617785 * y - 0.0040720468 * z;
  const [p, q] = [
    1.9779984951 * x - 2.428592205 * y + 0.4505937099 * z,
    0.0259040371 * x + 0.7827717662 * y - 0.808675766 * z,
  ];
  return [l, Math.hypot(p, q), ((Math.atan2(q, p) * 180) / Math.PI + 360) % 360];
}

const clip = (x: number): number => Math.min(1, Math.max(0, x));
const encode = (x: number): number => (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055);
const decode = (x: number): number => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4);

const rgbOf = (hex: string): Rgb => {
  const part = (at: number): number => decode(Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return [part(1), part(3), part(5)];
};

const hexOf = (rgb: Rgb): string =>
  `#${rgb
    .map((part) =>
      Math.round(encode(clip(part)) * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

/** A colour as `#rrggbb`; parts that no screen has are cut off. */
export const hexOfOklch = (colour: Oklch): string => hexOf(linearOf(colour));

/** WCAG 2 contrast of two colours in linear sRGB: 1 to 21. */
export function contrastOf(a: Rgb, b: Rgb): number {
  const luminance = ([red, green, blue]: Rgb): number =>
    0.2126 * clip(red) + 0.7152 * clip(green) + 0.0722 * clip(blue);
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** Where a colour is seen worst, as a line on the surfaces of both themes. */
function worst(rgb: Rgb): { theme: string; contrast: number } {
  const all = Object.entries(LABEL_SURFACES).flatMap(([theme, surfaces]) =>
    Object.values(surfaces).map((surface) => ({ theme, contrast: contrastOf(rgb, linearOf(surface)) })),
  );
  return all.reduce((least, one) => (one.contrast < least.contrast ? one : least));
}

/** The contrast of a colour, `#rrggbb`, where a theme's surfaces show it worst: 1 to 21. */
export const contrastIn = (theme: 'light' | 'dark', hex: string): number =>
  Math.min(...Object.values(LABEL_SURFACES[theme]).map((surface) => contrastOf(rgbOf(hex), linearOf(surface))));

/** The colour of the same hue, as near in lightness as can be, that is seen in both themes; a grey where none is. */
export function nearestSeen(hex: string): string {
  const [l, c, h] = oklchOf(rgbOf(hex));
  for (const chroma of [c, c * 0.75, c * 0.5, c * 0.25, 0]) {
    for (let step = 0; step <= 100; step += 1) {
      for (const lightness of [l - step / 100, l + step / 100]) {
        const candidate = hexOf(linearOf([lightness, chroma, h]));
        if (lightness >= 0 && lightness <= 1 && worst(rgbOf(candidate)).contrast >= LEAST_CONTRAST) return candidate;
      }
    }
  }
  return '#767676';
}

/** A hue of the palette as a plain colour, as the light theme has it: for files that know no palette. */
export const paletteHex = (color: number): string => hexOfOklch([...LABEL_TONE, LABEL_HUES[color] ?? 0]);

/** The hue of the palette that a plain colour stands for, or the colour itself. */
export function paletteColor(hex: string): LabelColor {
  const place = LABEL_HUES.findIndex((_, color) => paletteHex(color) === hex);
  return place < 0 ? hex : place;
}

/** Why a colour is none for a label, in words that follow it; null where it is seen. The palette's are, as a test shows. */
export function colorProblem(color: LabelColor): string | null {
  if (typeof color === 'number') return null;
  const { theme, contrast } = worst(rgbOf(color));
  if (contrast >= LEAST_CONTRAST) return null;
  // Cut, not rounded: 2.98 is not 3.
  const ratio = (Math.floor(contrast * 100) / 100).toFixed(2);
  return `is hard to see in the ${theme} theme: its contrast is ${ratio} to 1 and must be ${LEAST_CONTRAST}. The nearest that can be seen in both themes is ${nearestSeen(color)}`;
}
