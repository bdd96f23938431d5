/** What words say of a figure's value. */
export type Comparator = '=' | '~' | '>=' | '<=';

/** Words or signs with a comparator. */
export interface ComparatorWords {
  readonly words: string;
  readonly comparator: Comparator;
  /** The bound itself is left out: "more than". */
  readonly isStrict: boolean;
}

const rows = (comparator: Comparator, words: string, isStrict = false): ComparatorWords[] =>
  words.split(';').map((one) => ({ words: one, comparator, isStrict }));

const longestFirst = (all: readonly ComparatorWords[]): readonly ComparatorWords[] =>
  all.toSorted((a, b) => b.words.length - a.words.length);

/** Before a figure. */
export const BEFORE: readonly ComparatorWords[] = longestFirst([
  ...rows(
    '~',
    '~;≈;∼;about;around;approximately;approx.;approx;roughly;nearly;almost;close to;some;an estimated;estimated;circa;c.;ca.;in the region of;in the order of;on the order of',
  ),
  ...rows(
    '~',
    'rund;etwa;ungefähr;circa;knapp;fast;nahezu;schätzungsweise;gut;environ;près de;presque;quelque;quelques;à peu près;autour de;unos;unas;cerca de;alrededor de;aproximadamente;casi;около;примерно;приблизительно;почти;порядка',
  ),
  ...rows('~', '약;대략;거의;近;约;約;大约;大約;将近;近乎;およそ;おおよそ;ほぼ;حوالي;نحو;قرابة;تقريبا;ما يقرب من'),
  ...rows(
    '>=',
    '>=;≥;⩾;at least;no fewer than;not fewer than;no less than;not less than;a minimum of;minimum;as few as;as little as;upwards of',
  ),
  ...rows(
    '>=',
    'mindestens;wenigstens;zumindest;au moins;au minimum;al menos;por lo menos;como mínimo;не менее;как минимум;по меньшей мере;최소;최소한;적어도;至少;不少于;少なくとも;最低;على الأقل;ما لا يقل عن',
  ),
  ...rows(
    '>=',
    '>;more than;well over;well above;over;above;in excess of;exceeding;greater than;north of;upward of',
    true,
  ),
  ...rows(
    '>=',
    'mehr als;über;plus de;au-delà de;más de;mas de;superior a;более;более чем;больше;свыше;超过;超過;逾;أكثر من;ما يزيد على;يزيد عن',
    true,
  ),
  ...rows(
    '<=',
    '<=;≤;⩽;at most;up to;as many as;as much as;as high as;as long as;no more than;not more than;a maximum of;maximum;max.',
  ),
  ...rows(
    '<=',
    "bis zu;höchstens;maximal;jusqu’à;jusqu'à;jusqu’a;au plus;au maximum;tout au plus;hasta;como máximo;a lo sumo;до;не более;максимум;최대;많아야;最多;至多;多达;高达;最大;最高;لا يزيد عن;يصل إلى;ما يصل إلى",
  ),
  ...rows('<=', '<;fewer than;less than;under;below;short of', true),
  ...rows('<=', 'weniger als;unter;moins de;menos de;менее;меньше;不到;不足;أقل من', true),
  ...rows('=', '=;exactly;precisely;genau;exactement;exactamente;ровно;정확히;正好'),
]);

/** Behind a figure, or behind its unit. */
export const BEHIND: readonly ComparatorWords[] = longestFirst([
  ...rows(
    '~',
    'or so;or thereabouts;approximately;ish;가량;정도;쯤;안팎;左右;上下;前后;ほど;くらい;ぐらい;程度;前後;あまり;余り',
  ),
  ...rows(
    '>=',
    '+;or more;or greater;or above;and up;plus;-plus;at least;oder mehr;ou plus;o más;или более;이상;여;以上;多;余;餘;余り;強',
  ),
  ...rows('>=', '초과;超;を超える;を上回る', true),
  ...rows('<=', 'or fewer;or less;at most;or under;at the most;oder weniger;ou moins;o menos;이하;以下;以内;以內'),
  ...rows('<=', '미만;未満;未滿;以下不含', true),
]);

/** Whether a text ends, or begins, with words that stand by themselves: "about" does not end "thereabout". */
export function endsWith(text: string, words: string): boolean {
  if (!text.toLowerCase().endsWith(words)) return false;
  return !isLetter(words) || !/[\p{L}\p{M}]$/u.test(text.slice(0, -words.length)) || isDense(words);
}

/** See {@link endsWith}. */
export function beginsWith(text: string, words: string): boolean {
  if (!text.toLowerCase().startsWith(words)) return false;
  return isDense(words) || !/[\p{L}\p{M}]$/u.test(words) || !/^[\p{L}\p{M}]/u.test(text.slice(words.length));
}

const isLetter = (words: string): boolean => /^[\p{L}\p{M}]/u.test(words);
/** Scripts that set no blanks between words. */
const isDense = (words: string): boolean =>
  /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(words);
