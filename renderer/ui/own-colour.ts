import { contrastIn, LEAST_CONTRAST, nearestSeen } from '../../shared/codebook/contrast.ts';
import { t } from '../strings/t.ts';

/** What there is to say of a colour while it is written. */
export interface OwnColour {
  /** As it would be stored, `#rrggbb`; null: not a colour yet. */
  readonly hex: string | null;
  /** Whether it is seen on the surfaces of both themes. */
  readonly isSeen: boolean;
  /** Why it cannot be taken, in words; null: it can, or nothing was written. */
  readonly problem: string | null;
  /** Its contrast in both themes, in words; null without a colour. */
  readonly contrast: string | null;
  /** The nearest one that is seen, where it is not. */
  readonly nearest: string | null;
}

/** Cut, not rounded: 2.98 is not 3. */
const cut = (contrast: number): string => (Math.floor(contrast * 100) / 100).toFixed(2);

/** Judges a colour as it was written. */
export function ownColour(text: string): OwnColour {
  const hex = text.trim().toLowerCase();
  if (!/^#[0-9a-f]{6}$/u.test(hex)) {
    const problem = hex === '' ? null : t('codebook.notAColour');
    return { hex: null, isSeen: false, problem, contrast: null, nearest: null };
  }
  const [light, dark] = [contrastIn('light', hex), contrastIn('dark', hex)];
  const isSeen = Math.min(light, dark) >= LEAST_CONTRAST;
  const ratios = { light: cut(light), dark: cut(dark) };
  return {
    hex,
    isSeen,
    problem: isSeen ? null : t('codebook.contrastLow', ratios),
    contrast: t('codebook.contrast', ratios),
    nearest: isSeen ? null : nearestSeen(hex),
  };
}
