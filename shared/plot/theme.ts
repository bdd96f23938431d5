import { hexOfOklch, LABEL_HUES, LABEL_TONE, type Oklch } from '../codebook/contrast.ts';
import type { Paint } from './svg.ts';

/** The looks that a picture can have. */
export type ThemeName = 'light' | 'dark';

const DARK_TONE: readonly [lightness: number, chroma: number] = [0.76, 0.11];

/** The colours of `renderer/ui/tokens.css` that pictures use; a test keeps them equal. */
export const PLOT_COLOURS: Readonly<Record<ThemeName, Readonly<Record<string, Oklch>>>> = {
  light: {
    'surface-0': [0.992, 0.003, 90],
    'surface-1': [0.968, 0.004, 90],
    'surface-2': [0.945, 0.005, 90],
    'surface-3': [0.912, 0.007, 90],
    'text-1': [0.25, 0.01, 270],
    'text-2': [0.42, 0.01, 270],
    'text-3': [0.505, 0.01, 270],
    accent: [0.47, 0.13, 272],
    danger: [0.5, 0.17, 27],
    done: [0.5, 0.1, 155],
    ...labels(LABEL_TONE),
  },
  dark: {
    'surface-0': [0.205, 0.006, 270],
    'surface-1': [0.175, 0.006, 270],
    'surface-2': [0.25, 0.008, 270],
    'surface-3': [0.295, 0.01, 270],
    'text-1': [0.925, 0.005, 90],
    'text-2': [0.79, 0.006, 90],
    'text-3': [0.7, 0.008, 90],
    accent: [0.76, 0.1, 272],
    danger: [0.74, 0.13, 27],
    done: [0.76, 0.1, 155],
    ...labels(DARK_TONE),
  },
};

function labels([l, c]: readonly [number, number]): Record<string, Oklch> {
  return Object.fromEntries(LABEL_HUES.map((hue, place) => [`label-${place}`, [l, c, hue] as const]));
}

/** A colour as any program reads it, `#rrggbb` or `none`. */
export function concrete(paint: Paint, theme: ThemeName): string {
  if (paint === 'none' || paint.startsWith('#')) return paint;
  const colour = PLOT_COLOURS[theme][paint];
  return colour === undefined ? '#000000' : hexOfOklch(colour);
}

/** The colour of a label, or of any series by its number: a hue of the palette, round and round, or the label's own colour. */
export const seriesPaint = (color: number | string | undefined): Paint =>
  typeof color === 'string' ? (color as Paint) : color === undefined ? 'text-3' : (`label-${color % 12}` as Paint);
