import { useSyncExternalStore } from 'react';
import type { Preferences } from '../../shared/api/session.ts';
import { language, LANGUAGES, translator, type Language } from './t.ts';

/** Each language by its own name. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', ko: '한국어' };

/** The language of a choice: that of the system is the first of `wanted` (BCP 47) that there is, else English. */
export function languageFor(choice: Preferences['language'], wanted: readonly string[]): Language {
  if (choice !== 'system') return choice;
  const first = wanted
    .map((tag) => tag.split('-', 1)[0]?.toLowerCase())
    .find((tag) => LANGUAGES.some((known) => known === tag));
  return LANGUAGES.find((known) => known === first) ?? 'en';
}

/**
 * Makes the window speak a language, at once; "system" follows the system from now on.
 *
 * @returns the end of following.
 */
export function speak(choice: Preferences['language']): () => void {
  const apply = (): void => {
    const spoken = languageFor(choice, navigator.languages);
    // All strings are in the bundle, so this is done when it returns.
    if (spoken !== language()) void translator.changeLanguage(spoken);
    document.documentElement.lang = spoken;
  };
  apply();
  window.addEventListener('languagechange', apply);
  return () => window.removeEventListener('languagechange', apply);
}

function subscribe(listener: () => void): () => void {
  translator.on('languageChanged', listener);
  return () => translator.off('languageChanged', listener);
}

/** The language that the window speaks; whoever uses it is drawn anew when that changes. */
export const useLanguage = (): Language => useSyncExternalStore(subscribe, language);
