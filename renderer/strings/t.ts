import { createInstance, type FormatterModule, type i18n } from 'i18next';
import { en } from './en/all.ts';
import { numbersOf } from './intl.ts';
import { ko } from './ko/all.ts';
import type { KeyOf } from './translation.ts';

/** The languages of the window. */
export const LANGUAGES = ['en', 'ko'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The key of a string: its feature and its name, `annotate.tagged`. */
export type TextKey = KeyOf<typeof en>;

/** The translator behind {@link t}: one language at a time for the whole window. */
export const translator: i18n = createInstance();
const formatter: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown, _format, spoken) =>
    typeof value === 'number' ? numbersOf(spoken ?? 'en').format(value) : String(value),
};
void translator.use(formatter).init({
  lng: 'en',
  fallbackLng: 'en',
  resources: { en: { translation: en }, ko: { translation: ko } },
  // All strings are in the bundle: nothing is ever waited for.
  initAsync: false,
  interpolation: {
    // React escapes what it draws.
    escapeValue: false,
    alwaysFormat: true,
  },
});

/**
 * A string in the window's language. `{{name}}` stands for a value, a number is written as the language writes
 * numbers; with `count`, the form of that number is taken by the rules of the language. Called while drawing or acting, never at load time: the language can change.
 */
export const t = (key: TextKey, values?: Readonly<Record<string, string | number>>): string =>
  translator.t(key, values ?? {});

/** The language that the window speaks now. */
export const language = (): Language => LANGUAGES.find((one) => one === translator.language) ?? 'en';
