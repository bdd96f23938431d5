const table = (rows: readonly string[], from: number): ReadonlyMap<string, number> =>
  new Map(rows.flatMap((words, i) => words.split(' ').map((word) => [word, i + from] as const)));

/** Words of months, in lower case, with the month: 1 to 12. */
export const MONTHS = table(
  [
    'january jan january januar janvier enero',
    'february feb februar février febrero',
    'march mar märz mars marzo',
    'april apr avril abril',
    'may mai mayo',
    'june jun juni juin junio',
    'july jul juli juillet julio',
    'august aug août agosto',
    'september sep sept septembre septiembre',
    'october oct oktober octobre octubre',
    'november nov novembre noviembre',
    'december dec dezember décembre diciembre',
  ],
  1,
);

/** Words of weekdays, in lower case: 0 for Monday to 6 for Sunday. */
export const WEEKDAYS = table(
  [
    'monday montag lundi lunes 월요일 月曜日 月曜 周一 星期一',
    'tuesday dienstag mardi martes 화요일 火曜日 火曜 周二 星期二',
    'wednesday mittwoch mercredi miércoles 수요일 水曜日 水曜 周三 星期三',
    'thursday donnerstag jeudi jueves 목요일 木曜日 木曜 周四 星期四',
    'friday freitag vendredi viernes 금요일 金曜日 金曜 周五 星期五',
    'saturday samstag samedi sábado 토요일 土曜日 土曜 周六 星期六',
    'sunday sonntag dimanche domingo 일요일 日曜日 日曜 周日 星期日 星期天',
  ],
  0,
);

/** Words of days around today. */
export const DAYS: ReadonlyMap<string, number> = new Map([
  ...'the day before yesterday;vorgestern;avant-hier;anteayer;그저께;前天;一昨日'
    .split(';')
    .map((word) => [word, -2] as const),
  ...'yesterday;gestern;hier;ayer;어제;昨天;昨日'.split(';').map((word) => [word, -1] as const),
  ..."today;tonight;this morning;heute;aujourd’hui;aujourd'hui;hoy;오늘;今天;今日"
    .split(';')
    .map((word) => [word, 0] as const),
  ...'tomorrow;morgen;demain;mañana;내일;明天;明日'.split(';').map((word) => [word, 1] as const),
]);

/** What is counted by. */
export type Period = 'hour' | 'day' | 'week' | 'month' | 'year' | 'decade';

/** Words of periods, in lower case. */
export const PERIODS: ReadonlyMap<string, Period> = new Map(
  (
    [
      ['hour', 'hour hours stunde stunden heure heures hora horas 시간 小时 時間'],
      ['day', 'day days tag tage tagen jour jours día días 일 天 日'],
      ['week', 'week weeks woche wochen semaine semaines semana semanas 주 주일 周 星期 週間'],
      ['month', 'month months monat monate monaten mois mes meses 개월 달 个月 か月 ヶ月'],
      ['year', 'year years jahr jahre jahren an ans année années año años 년 年'],
      ['decade', 'decade decades jahrzehnt jahrzehnten décennie décennies década décadas'],
    ] as const
  ).flatMap(([period, words]) => words.split(' ').map((word) => [word, period] as const)),
);

/** One week, month or year from the one of the publication: "last week" is -1 week. */
export const NEIGHBOURS: readonly (readonly [RegExp, Period, number])[] = [
  ...(['week', 'month', 'year'] as const).flatMap(
    (period) =>
      [
        [new RegExp(`(?<!\\p{L})(?:last|past|previous)\\s${period}(?!\\p{L}|’s\\s\\d)`, 'iu'), period, -1],
        [new RegExp(`(?<!\\p{L})(?:this|the current)\\s${period}(?!\\p{L})`, 'iu'), period, 0],
        [new RegExp(`(?<!\\p{L})(?:next|the coming)\\s${period}(?!\\p{L})`, 'iu'), period, 1],
      ] as const,
  ),
  [
    /(?<!\p{L})(?:letzte|vergangene|vorige)[nrsm]?\swoche(?!\p{L})|semaine\s(?:dernière|passée)|semana\spasada|지난\s?주(?!말)|上周(?![一二三四五六日])|上星期(?![一二三四五六日])|先週/iu,
    'week',
    -1,
  ],
  [/(?<!\p{L})diese[nrsm]?\swoche(?!\p{L})|cette\ssemaine|esta\ssemana|이번\s?주(?!말)|本周|这周|今週/iu, 'week', 0],
  [
    /(?<!\p{L})(?:nächste|kommende)[nrsm]?\swoche(?!\p{L})|semaine\sprochaine|(?:próxima\ssemana|semana\s(?:próxima|que\sviene))|다음\s?주(?!말)|下周(?![一二三四五六日])|来週/iu,
    'week',
    1,
  ],
  [
    /(?<!\p{L})(?:letzte|vergangene|vorige)[nrsm]?\smonat(?!\p{L})|mois\s(?:dernier|passé)|mes\spasado|지난\s?달|上个?月|先月/iu,
    'month',
    -1,
  ],
  [/(?<!\p{L})diese[nrsm]?\smonat(?!\p{L})|ce\smois(?!\p{L})|este\smes|이번\s?달|이달|本月|这个月|今月/iu, 'month', 0],
  [
    /(?<!\p{L})(?:nächste|kommende)[nrsm]?\smonat(?!\p{L})|mois\sprochain|(?:próximo\smes|mes\s(?:próximo|que\sviene))|다음\s?달|下个?月|来月/iu,
    'month',
    1,
  ],
  [
    /(?<!\p{L})(?:letzte|vergangene|vorige)[nrsm]?\sjahr(?!\p{L})|(?:l’|l')?(?:an|année)\s(?:dernier|dernière|passée?)(?!\p{L})|año\spasado|작년|지난해|去年|昨年/iu,
    'year',
    -1,
  ],
  [/(?<!\p{L})diese[nrsm]?\sjahr(?!\p{L})|cette\sannée|este\saño|올해|금년|今年|本年/iu, 'year', 0],
  [
    /(?<!\p{L})(?:nächste|kommende)[nrsm]?\sjahr(?!\p{L})|(?:an|année)\sprochaine?|(?:próximo\saño|año\s(?:próximo|que\sviene))|내년|明年|来年/iu,
    'year',
    1,
  ],
];

/** A part of a month or a year, as words say it. */
export type Part = 'early' | 'mid' | 'late';

/** Words of parts, before or behind what they are a part of. */
export const PARTS: ReadonlyMap<string, Part> = new Map(
  (
    [
      [
        'early',
        'early;beginning of;the beginning of;start of;the start of;anfang;début;debut;principios de;comienzos de;초;초순;初;上旬',
      ],
      ['mid', 'mid;mid-;middle of;the middle of;mitte;mi-;mediados de;중순;中旬'],
      ['late', 'late;end of;the end of;ende;fin;finales de;fines de;말;하순;末;底;下旬'],
    ] as const
  ).flatMap(([part, words]) => words.split(';').map((word) => [word, part] as const)),
);

/** Words of seasons, with EDTF's numbers. */
export const SEASONS: ReadonlyMap<string, number> = new Map(
  (
    [
      [21, 'spring frühling frühjahr printemps primavera 봄 春'],
      [22, 'summer sommer été verano 여름 夏'],
      [23, 'autumn fall herbst automne otoño 가을 秋'],
      [24, 'winter hiver invierno 겨울 冬'],
    ] as const
  ).flatMap(([season, words]) => words.split(' ').map((word) => [word, season] as const)),
);

/** Words that stretch a date, right before it (or, in Korean, Chinese and Japanese, behind it). */
export const STRETCHES: readonly (readonly [RegExp, 'since' | 'from' | 'until' | 'about' | 'perhaps'])[] = [
  [/(?<!\p{L})(?:since|ever since|seit|depuis|desde)\s(?:the\s|dem\s|le\s|el\s)?$/iu, 'since'],
  [
    /(?<!\p{L})(?:as early as|as soon as|starting(?:\sin|\son)?|beginning(?:\sin|\son)?|from|after|ab|nach|à partir de|après|a partir de|después de|tras)\s(?:the\s|dem\s|le\s|el\s|in\s|on\s)?$/iu,
    'from',
  ],
  [
    /(?<!\p{L})(?:by|until|till|before|no later than|prior to|up to|bis|vor|d’ici|d'ici|avant|jusqu’en|jusqu’au|antes de|hasta)\s(?:the\s|zum\s|dem\s|le\s|el\s)?$/iu,
    'until',
  ],
  [
    /(?<!\p{L})(?:around|about|circa|roughly|approximately|some time in|um den|um|etwa|vers|hacia|약)\s(?:the\s|den\s|le\s|el\s)?$/iu,
    'about',
  ],
  [
    /(?<!\p{L})(?:possibly|perhaps|maybe|probably|vielleicht|peut-être|quizás)\s(?:in\s|on\s|as early as\s|im\s|en\s)?$/iu,
    'perhaps',
  ],
];
export const STRETCHES_BEHIND: readonly (readonly [RegExp, 'since' | 'from' | 'until' | 'about'])[] = [
  [/^\s?(?:까지|이전|まで|以前|之前)/u, 'until'],
  [/^\s?(?:이래|以来|以來)/u, 'since'],
  [/^\s?(?:부터|이후|から|以后|以降|之后)/u, 'from'],
  [/^\s?(?:경|쯤|頃|ごろ|左右)/u, 'about'],
];

/** Words of a sentence that tell what is to come, and what has been. */
export const FUTURE =
  /(?<!\p{L})(?:will|would|may|might|could|shall|going to|set to|plans? to|planning|expected to|due to (?:meet|visit|arrive|begin)|intends?|upcoming|scheduled|wird|werden|soll|sollen|va|vont|sera|será|irá|van a|예정|계획|将|將|予定|する見通し)(?!\p{L})/iu;
export const PAST =
  /(?<!\p{L})(?:was|were|had|did|said|told|met|sent|took|made|went|came|began|held|\p{L}{3,}ed|wurde|wurden|hat|haben|sagte|était|ont|fue|fueron|dijo|했다|밝혔다|した|了)(?!\p{L})/iu;

/** Time that hangs on an event: nobody can tell it by the calendar alone. */
export const EVENT =
  /(?<!\p{L})(?:[Ss]ince|[Aa]fter|[Bb]efore|[Ff]ollowing|[Dd]uring|[Uu]ntil|[Aa]mid|[Aa]t the start of|[Ff]rom)\s(?:the|his|her|its|their|world|\p{Lu})|(?<!\p{L})(?:later|earlier|afterwards|thereafter|previously|next day)(?!\p{L})/u;
