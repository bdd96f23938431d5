import type { Preferences } from '../../shared/api/session.ts';

/** The look of the first frame, before the preferences are known. */
export const FIRST_LOOK: Look = {
  theme: 'system',
  density: 'comfortable',
  reading: { size: 17, measure: 62, font: 'serif', direction: 'auto' },
};

/** The preferences that the whole document is drawn by. */
export type Look = Pick<Preferences, 'theme' | 'density' | 'reading'>;

/** Line height for a letter size, by density: 28 px for 17 px where there is room. */
const LEADING = { comfortable: 28 / 17, compact: 26 / 17 } as const;

/**
 * Puts theme, density and the setting of texts on the document, which the tokens follow; "system" follows the system from now on.
 *
 * @returns the end of following.
 */
export function applyLook({ theme, density, reading }: Look): () => void {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    root.dataset['theme'] = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
  };
  root.dataset['density'] = density;
  root.dataset['font'] = reading.font;
  root.dataset['direction'] = reading.direction;
  root.style.setProperty('--reading-size', `${reading.size / 16}rem`);
  root.style.setProperty('--reading-line', `${Math.round(reading.size * LEADING[density]) / 16}rem`);
  root.style.setProperty('--reading-measure', `${reading.measure}ch`);
  apply();
  dark.addEventListener('change', apply);
  return () => dark.removeEventListener('change', apply);
}
