/** How a language writes its digits: which sign sets thousands apart, and which begins the fraction. */
export interface Separators {
  readonly thousands: string;
  readonly decimal: string;
}

/** The language that a figure is read by. */
export interface ReadLanguage {
  /** Primary subtag, "en"; null: nothing tells. */
  readonly name: string | null;
  /** Nobody stated it: it was told by the words. */
  readonly isGuessed: boolean;
}

/** Languages with the comma before the fraction; all others that are known have the point. */
const COMMA = new Set(
  'de fr es it pt nl ru uk pl cs sk sv da nb no fi tr id vi hu ro bg el sr hr sl lt lv et ca'.split(' '),
);
const POINT = new Set('en zh ja ko hi th he ms ur bn ta'.split(' '));

const SCRIPTS: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}〇円]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Cyrillic}/u, 'ru'],
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Devanagari}/u, 'hi'],
];

/** Frequent words that no other language of the list has. */
const TELLING: readonly (readonly [string, string])[] = [
  [
    'en',
    'the of and to than about around least troops soldiers people additional more were was has have thousand hundred approximately up nearly over between',
  ],
  [
    'de',
    'der die das und von soldat mann tage jahre mindestens rund etwa mehr als bis zwischen soldaten menschen millionen milliarden prozent tausend sind wurden wird knapp weitere jahr',
  ],
  [
    'fr',
    'le les des du et au hommes jours kilomètres moins environ plus jusqu soldats personnes milliards mille près entre sont ont par',
  ],
  [
    'es',
    'el los las y al hombres mujeres kilómetros días años dólares menos unos más hasta soldados personas millones mil entre casi han fueron',
  ],
];

/** The language of a text: the stated one, else what its script or its frequent words tell. O(n). */
export function languageOf(stated: string | null, text: string): ReadLanguage {
  const name = /^[a-z]{2,3}(?=$|[-_])/i.exec((stated ?? '').trim())?.[0].toLowerCase();
  if (name !== undefined) return { name, isGuessed: false };
  const script = SCRIPTS.find(([letters]) => letters.test(text))?.[1];
  if (script !== undefined) return { name: script, isGuessed: true };
  const words = new Set(text.toLowerCase().match(/\p{L}+/gu) ?? []);
  const scores = TELLING.map(([language, told]) => ({
    language,
    score: told.split(' ').filter((one) => words.has(one)).length,
  }));
  const [best, next] = scores.toSorted((a, b) => b.score - a.score);
  const isTold = best !== undefined && best.score > (next?.score ?? 0);
  return { name: isTold ? best.language : null, isGuessed: true };
}

/** How a language separates digits; null where that is not known, or both ways are in use. */
export function separatorsOf(language: string | null): Separators | null {
  if (language !== null && COMMA.has(language)) return { thousands: '.', decimal: ',' };
  return language !== null && POINT.has(language) ? { thousands: ',', decimal: '.' } : null;
}
