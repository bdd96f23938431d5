import type { Preferences } from '../../shared/api/session.ts';

/**
 * Puts theme and density on the document, which the tokens follow; "system" follows the system from now on.
 *
 * @returns the end of following.
 */
export function applyLook({ theme, density }: Pick<Preferences, 'theme' | 'density'>): () => void {
  const root = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = (): void => {
    root.dataset['theme'] = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
  };
  root.dataset['density'] = density;
  apply();
  dark.addEventListener('change', apply);
  return () => dark.removeEventListener('change', apply);
}
