/** Why a number is no figure. */
export type MaskReason = 'date' | 'ordinal' | 'name';

/** A stretch of a text whose numbers are no figures. Offsets are UTF-16 code units. */
export interface Mask {
  readonly start: number;
  readonly end: number;
  readonly why: MaskReason;
}

const MONTHS =
  'jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?|july?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря';
const YEAR = '(?:19|20)\\d\\d';
const ORDINALS =
  'first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|twentieth|hundredth|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|erste[nrsm]?|zweite[nrsm]?|dritte[nrsm]?|vierte[nrsm]?|fünfte[nrsm]?|premi(?:er|ère)s?|deuxièmes?|troisièmes?|quatrièmes?|primer[oa]?s?|segund[oa]s?|tercer[oa]?s?|перв\\p{L}+|втор\\p{L}+|трет(?:ий|ья|ье|ьего)';

const PATTERNS: readonly (readonly [MaskReason, RegExp])[] = [
  [
    'date',
    new RegExp(
      `(?<![\\p{L}])(?:${MONTHS})\\s\\d{1,2}(?:st|nd|rd|th)?(?:,?\\s${YEAR})?(?![\\p{L}\\d])(?![.,]\\d)`,
      'giu',
    ),
  ],
  [
    'date',
    new RegExp(
      `(?<![\\d.,])\\d{1,2}(?:st|nd|rd|th|\\.|er)?\\s(?:de\\s)?(?:${MONTHS})(?:(?:\\sde)?,?\\s${YEAR})?(?!\\p{L})`,
      'giu',
    ),
  ],
  ['date', new RegExp(`(?<!\\p{L})(?:${MONTHS}),?\\s(?:de\\s)?${YEAR}(?!\\d)`, 'giu')],
  ['date', /(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)|(?<![\d/.])\d{1,2}[/.]\d{1,2}[/.](?:\d{2}|\d{4})(?![\d/.])/gu],
  ['date', /\d{2,4}\s?[년年](?:\s?\d{1,2}\s?[월月])?(?:\s?\d{1,2}\s?[일日号])?(?=\D|$)(?![间間])/gu],
  ['date', /\d{1,2}\s?[월月]\s?\d{1,2}\s?[일日号]|(?<![\d.,])\d{1,2}\s?月(?!\p{L}*[間间])|(?<![\d.,])\d{1,2}월/gu],
  [
    'date',
    new RegExp(
      `(?<!\\p{L})(?:in|since|by|until|from|during|of|before|after|seit|bis|im jahr|en|depuis|desde|avant|après|в|с)\\s${YEAR}(?![\\d%]|[.,\\s]\\d|\\s\\p{L}+s\\b)`,
      'giu',
    ),
  ],
  ['date', new RegExp(`^${YEAR}$`, 'gu')],
  ['date', /(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?|(?<![\d.,])\d{1,2}\s?[ap]\.?m\.?(?!\p{L})/giu],
  ['date', /(?<!\p{L})(?:the\s)?(?:19|20)?\d0s(?!\p{L})/giu],
  [
    'ordinal',
    /(?<![\d.,])\d+(?:st|nd|rd|th)(?!\p{L})|(?<![\d.,])\d+(?:ème|ère|[ºª])|[제第]\s?[\d一二三四五六七八九十百]+|\d+\s?(?:번째|番目|차(?=\s|$))|첫\s?(?:번째)?(?=\s|$)/giu,
  ],
  ['ordinal', new RegExp(`(?<!\\p{L})(?:${ORDINALS})(?!\\p{L})`, 'giu')],
  ['name', /(?<![\p{L}\d])\p{Lu}[\p{L}’']*-\d+\p{L}?(?!\p{L})/gu],
  ['name', /(?<![\p{L}\d])\p{Lu}{1,3}\d+\p{L}{0,2}(?!\p{L})/gu],
  [
    'name',
    /(?<!\p{L})(?:article|resolution|room|page|chapter|section|route|highway|flight|no\.|number|day|phase|level|unit|act|title|artikel|resolución|résolution|artículo)\s\d+(?![\d.,]*\d)/giu,
  ],
  ['name', /\d\s?인당|[1一]人(?:あたり|当たり)|人均/gu],
  ['name', /https?:\S+|www\.\S+/giu],
];

/** The stretches of a text whose numbers are dates, ordinals and names: "June 19", "the 25th", "T-72". O(n). */
export function masksOf(text: string): Mask[] {
  return PATTERNS.flatMap(([why, pattern]) =>
    [...text.matchAll(pattern)].map(({ 0: written, index }) => ({ start: index, end: index + written.length, why })),
  );
}
