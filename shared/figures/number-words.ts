/** A word of a number: a value that is added, or a scale that what stands before it is multiplied by. */
export interface NumberWord {
  readonly value: number;
  readonly isScale: boolean;
}

const list = (text: string, from: number, step = 1): (readonly [string, number])[] =>
  text.split(' ').flatMap((words, i) => words.split('/').map((word) => [word, from + i * step] as const));

type Words = readonly (readonly [string, number])[];

const ADDED: Readonly<Record<string, Words>> = {
  en: [
    ...list(
      'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
      0,
    ),
    ...list('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
  ],
  fr: [
    ...list('zéro un/une deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize', 0),
    ...list('vingt/vingts trente quarante cinquante soixante septante octante nonante', 20, 10),
  ],
  es: [
    ...list(
      'cero un/uno/una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno/veintiún veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve',
      0,
    ),
    ...list('treinta cuarenta cincuenta sesenta setenta ochenta noventa', 30, 10),
    ...list(
      'ciento doscientos/doscientas trescientos/trescientas cuatrocientos/cuatrocientas quinientos/quinientas seiscientos/seiscientas setecientos/setecientas ochocientos/ochocientas novecientos/novecientas',
      100,
      100,
    ),
  ],
  ru: [
    ...list(
      'ноль один/одна/одного два/две/двух три/трёх/трех четыре/четырёх пять/пяти шесть/шести семь/семи восемь/восьми девять/девяти десять/десяти одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать',
      0,
    ),
    ...list('двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто', 20, 10),
    ...list('сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот', 100, 100),
  ],
  ar: list('صفر واحد اثنان/اثنين ثلاثة/ثلاث أربعة/أربع خمسة/خمس ستة/ست سبعة/سبع ثمانية تسعة/تسع عشرة/عشر', 0),
};

const SCALES: Readonly<Record<string, Words>> = {
  en: [
    ['hundred', 100],
    ['dozen', 12],
    ['thousand', 1e3],
    ['million', 1e6],
    ['mn', 1e6],
    ['mln', 1e6],
    ['billion', 1e9],
    ['bn', 1e9],
    ['trillion', 1e12],
    ['tn', 1e12],
    ['lakh', 1e5],
    ['lakhs', 1e5],
    ['crore', 1e7],
    ['crores', 1e7],
  ],
  de: [
    ['hundert', 100],
    ['dutzend', 12],
    ['tausend', 1e3],
    ['tsd', 1e3],
    ['million', 1e6],
    ['millionen', 1e6],
    ['mio', 1e6],
    ['milliarde', 1e9],
    ['milliarden', 1e9],
    ['mrd', 1e9],
    ['billion', 1e12],
    ['billionen', 1e12],
  ],
  fr: [
    ['cent', 100],
    ['cents', 100],
    ['douzaine', 12],
    ['mille', 1e3],
    ['million', 1e6],
    ['millions', 1e6],
    ['milliard', 1e9],
    ['milliards', 1e9],
    ['billion', 1e12],
    ['billions', 1e12],
  ],
  es: [
    ['cien', 100],
    ['docena', 12],
    ['docenas', 12],
    ['mil', 1e3],
    ['millón', 1e6],
    ['millones', 1e6],
    ['billón', 1e12],
    ['billones', 1e12],
  ],
  ru: [
    ['тысяча', 1e3],
    ['тысячи', 1e3],
    ['тысяч', 1e3],
    ['тыс', 1e3],
    ['миллион', 1e6],
    ['миллиона', 1e6],
    ['миллионов', 1e6],
    ['млн', 1e6],
    ['миллиард', 1e9],
    ['миллиарда', 1e9],
    ['миллиардов', 1e9],
    ['млрд', 1e9],
  ],
  ar: [
    ['مئة', 100],
    ['مائة', 100],
    ['ألف', 1e3],
    ['الف', 1e3],
    ['آلاف', 1e3],
    ['مليون', 1e6],
    ['ملايين', 1e6],
    ['مليار', 1e9],
  ],
};

const WORDS: ReadonlyMap<string, ReadonlyMap<string, NumberWord>> = new Map(
  Object.keys(SCALES).map((language) => [
    language,
    new Map<string, NumberWord>([
      ...(ADDED[language] ?? []).map(([word, value]) => [word, { value, isScale: false }] as const),
      ...(SCALES[language] ?? []).map(([word, value]) => [word, { value, isScale: true }] as const),
    ]),
  ]),
);

/** English words of numbers, scales apart, for whoever reads by English alone. */
export const ENGLISH: ReadonlyMap<string, NumberWord> = WORDS.get('en') ?? new Map();

/**
 * The parts of a number that a word is in a language: "million" is one, German "dreihundertfünfzig" several. None: no number word.
 * Languages without a table read English ones, as texts of many languages write "million".
 */
export function numberWords(word: string, language: string | null): readonly NumberWord[] {
  const lower = word.toLowerCase();
  const known = WORDS.get(language ?? 'en') ?? ENGLISH;
  const found = known.get(lower);
  if (found !== undefined) return [found];
  return language === 'de' ? (german(lower) ?? []) : [];
}

const GERMAN_SMALL = new Map([
  ...list(
    'null ein/eins/eine/einen/einem/einer zwei/zwo drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn',
    0,
  ),
  ...list('zwanzig dreißig/dreissig vierzig fünfzig sechzig siebzig achtzig neunzig', 20, 10),
]);

/** "Zweihundertfünfunddreißigtausend": a number below a million in one word. */
function german(word: string): readonly NumberWord[] | null {
  const [, thousands, rest = ''] = /^(.*?)tausend(.*)$/.exec(word) ?? ['', undefined, word];
  const parts: NumberWord[] = [];
  if (thousands !== undefined) {
    const before = thousands === '' ? 1 : belowThousand(thousands);
    if (before === null) return null;
    parts.push({ value: before, isScale: false }, { value: 1000, isScale: true });
  }
  if (rest === '' && parts.length > 0) return parts;
  const after = belowThousand(rest.replace(/^und/, ''));
  return after === null ? null : [...parts, { value: after, isScale: false }];
}

function belowThousand(word: string): number | null {
  const [, hundreds, rest = ''] = /^(.*?)hundert(.*)$/.exec(word) ?? ['', undefined, word];
  const before = hundreds === undefined ? 0 : hundreds === '' ? 1 : (GERMAN_SMALL.get(hundreds) ?? null);
  if (before === null || before > 19) return null;
  if (rest === '' && hundreds !== undefined) return before * 100;
  const small = GERMAN_SMALL.get(rest.replace(/^und(?=.)/, ''));
  if (small !== undefined) return before * 100 + small;
  const [, one = '', ten = ''] = /^(.+?)und(.+zig|dreißig|dreissig)$/.exec(rest) ?? [];
  const [low, high] = [GERMAN_SMALL.get(one), GERMAN_SMALL.get(ten)];
  return low === undefined || high === undefined ? null : before * 100 + high + low;
}
