import type { CSSProperties } from 'react';
import type { LabelColor } from '../../shared/model/codebook.ts';

/** A label's colour as CSS has it: a hue of the palette, which each theme has its own of, or the label's own colour. */
export const colourOf = (color: LabelColor): string => (typeof color === 'number' ? `var(--label-${color})` : color);

/** Properties that give an element, and all in it, a label's colour as `--label`. Without a label: none. */
export function labelColour(color: LabelColor | undefined): { 'data-label'?: number; style?: CSSProperties } {
  if (color === undefined) return {};
  return typeof color === 'number' ? { 'data-label': color } : { style: { '--label': color } as CSSProperties };
}
