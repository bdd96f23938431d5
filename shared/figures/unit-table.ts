/** What units measure. `count`: things that are counted; `share`: parts of a whole; `times`: multiples. */
export type Dimension =
  | 'count'
  | 'money'
  | 'length'
  | 'area'
  | 'volume'
  | 'mass'
  | 'time'
  | 'share'
  | 'times'
  | 'speed'
  | 'temperature';

/** A unit as the table knows it. */
export interface KnownUnit {
  /** The name that is proposed for it, in English whatever the text's language: "artillery rounds", "USD", "km". */
  readonly lemma: string;
  readonly dimension: Dimension;
  /** Units with the same base can be compared: "soldiers" and "troops" are both `military`, "km" and "miles" both `m`. */
  readonly base: string;
  /** How many of the base it is. */
  readonly factor: number;
}

/** Persons of whom no more is said: comparable with every kind of person. */
export const ANYBODY = 'persons';
/** Kinds of persons. Officers are some of the soldiers and the killed some of the casualties: no other number for the same. */
export const PERSONS: ReadonlySet<string> = new Set([
  ANYBODY,
  'military',
  'officers',
  'workers',
  'civilians',
  'prisoners',
]);

/**
 * Counted things: lemma, base, and the words for them, singular and plural, separated by `;`. Soldiers, troops and (military)
 * personnel are one base because news texts use them for each other in the same story.
 */
const COUNTED: readonly (readonly [lemma: string, base: string, words: string])[] = [
  [
    'people',
    ANYBODY,
    'people;person;persons;individuals;individual;men and women;명;사람;인원;人;名;口人;человек;люди;людей;personnes;personne;personas;persona;menschen;personen;mensch;leute;شخص;أشخاص;شخصا',
  ],
  ['men', ANYBODY, 'men;man;männer;mann;hommes;hombres'],
  ['women', ANYBODY, 'women;woman;frauen;femmes;mujeres'],
  ['troops', 'military', 'troops;troop;병력;장병;兵力;部队;部隊;truppen;troupes;tropas;войск;قوات'],
  [
    'soldiers',
    'military',
    'soldiers;soldier;servicemen;serviceman;service members;service member;군인;병사;士兵;军人;軍人;兵士;兵;soldaten;soldat;soldats;soldados;soldado;солдат;солдаты;солдата;военных;военнослужащих;جندي;جنود;جنديا',
  ],
  ['military personnel', 'military', 'military personnel;militärangehörige;personnel militaire;personal militar'],
  ['personnel', 'military', 'personnel'],
  ['fighters', 'military', 'fighters;fighter;combatants;combatant;kämpfer;combattants;combatientes'],
  ['officers', 'officers', 'officers;officer;장교;军官;将校;offiziere;officiers;oficiales;офицеров'],
  [
    'workers',
    'workers',
    'workers;worker;노동자;근로자;工人;労働者;arbeiter;ouvriers;travailleurs;trabajadores;obreros;рабочих;عامل',
  ],
  ['civilians', 'civilians', 'civilians;civilian;민간인;平民;民間人;zivilisten;civils;civiles'],
  [
    'prisoners',
    'prisoners',
    'prisoners;prisoner;captives;captive;prisoners of war;pows;pow;포로;俘虏;捕虜;gefangene;kriegsgefangene;prisonniers;prisioneros',
  ],
  ['casualties', 'casualties', 'casualties;casualty;사상자;伤亡;死傷者;losses'],
  [
    'deaths',
    'deaths',
    'deaths;death;fatalities;fatality;dead;killed;사망자;전사자;死者;tote;todesopfer;toten;morts;muertos;muertes',
  ],
  ['wounded', 'wounded', 'wounded;injured;injuries;부상자;伤员;負傷者;verletzte;verwundete;blessés;heridos'],
  [
    'artillery rounds',
    'shells',
    'artillery rounds;artillery round;rounds of artillery shells;rounds of artillery;artillery shells;artillery shell;rounds;round;shells;shell;포탄;炮弹;砲弾;발;发;発;artilleriegranaten;granaten;obus;proyectiles;снарядов;قذيفة',
  ],
  ['missiles', 'missiles', 'missiles;missile;미사일;导弹;ミサイル;raketen;misiles;ракет;صاروخ'],
  ['drones', 'drones', 'drones;drone;uavs;uav;드론;无人机;無人機;drohnen;дронов'],
  ['tanks', 'tanks', 'tanks;tank;전차;坦克;戦車;panzer;chars;tanques;танков'],
  ['aircraft', 'aircraft', 'aircraft;planes;plane;airplanes;항공기;飞机;航空機;flugzeuge;avions;aviones'],
  ['ships', 'ships', 'ships;ship;vessels;vessel;선박;船;schiffe;navires;buques'],
  ['vehicles', 'vehicles', 'vehicles;vehicle;차량;车辆;車両;fahrzeuge;véhicules;vehículos'],
  ['cases', 'cases', 'cases;case'],
  ['containers', 'containers', 'containers;container;컨테이너;集装箱;conteneurs;contenedores'],
  ['households', 'households', 'households;household;가구;haushalte;foyers;hogares'],
];

/** "Killed and wounded", "dead or injured", and as other languages say it: the casualties, who are more than the killed alone. */
const BOTH: readonly (readonly [dead: string, joined: string, hurt: string])[] = [
  ['killed dead', 'and or and/or', 'wounded injured'],
  ['wounded injured', 'and or and/or', 'killed dead'],
  ['tote toten getötete', 'und oder', 'verletzte verwundete verletzten verwundeten'],
  ['morts tués', 'et ou', 'blessés'],
  ['muertos', 'y o', 'heridos'],
];
const BOTH_WORDS = BOTH.flatMap(([dead, joined, hurt]) =>
  dead
    .split(' ')
    .flatMap((one) => joined.split(' ').flatMap((and) => hurt.split(' ').map((other) => `${one} ${and} ${other}`))),
).join(';');

const MONEY: readonly (readonly [lemma: string, words: string])[] = [
  [
    'USD',
    'usd;us$;$;dollars;dollar;us dollars;us dollar;u.s. dollars;american dollars;달러;미국 달러;美元;ドル;米ドル;dólares;dólar;dolares;us-dollar;долларов;دولار',
  ],
  ['EUR', 'eur;€;euros;euro;유로;欧元;ユーロ;евро;يورو'],
  ['GBP', 'gbp;£;pounds sterling;pound sterling;파운드;英镑;ポンド'],
  ['JPY', 'jpy;yen;엔;日元;円'],
  ['CNY', 'cny;rmb;yuan;위안;元;人民币;人民元'],
  ['KRW', 'krw;₩;won;원;韩元;ウォン'],
  ['RUB', 'rub;₽;rubles;ruble;roubles;rouble;루블;卢布;ルーブル;рублей;rubel;rublos'],
  ['UAH', 'uah;₴;hryvnias;hryvnia;гривен'],
  ['INR', 'inr;₹;rupees;rupee'],
];

const MEASURED: readonly (readonly [
  lemma: string,
  dimension: Dimension,
  base: string,
  factor: number,
  words: string,
])[] = [
  [
    'km',
    'length',
    'm',
    1000,
    'km;kilometers;kilometer;kilometres;kilometre;킬로미터;킬로;公里;キロメートル;キロ;kilomètres;kilomètre;kilómetros;kilómetro;километров;км;كيلومتر;كيلومترا',
  ],
  ['m', 'length', 'm', 1, 'm;meters;meter;metres;metre;미터;米;メートル;mètres;mètre;metros;метров'],
  ['cm', 'length', 'm', 0.01, 'cm;centimeters;centimetres;센티미터;厘米;センチ'],
  ['mm', 'length', 'm', 0.001, 'mm;millimeters;millimetres'],
  ['miles', 'length', 'm', 1609.344, 'miles;mile;mi;마일;英里;マイル;meilen;millas'],
  ['nautical miles', 'length', 'm', 1852, 'nautical miles;nautical mile;nmi;해리;海里;seemeilen'],
  ['feet', 'length', 'm', 0.3048, 'feet;foot;ft;피트;英尺;フィート'],
  ['yards', 'length', 'm', 0.9144, 'yards;yard;yd'],
  ['inches', 'length', 'm', 0.0254, 'inches;inch'],
  [
    'km²',
    'area',
    'm²',
    1e6,
    'km²;km2;sq km;square kilometers;square kilometres;square kilometer;제곱킬로미터;平方公里;平方キロ;quadratkilometer;kilomètres carrés;kilómetros cuadrados',
  ],
  ['square miles', 'area', 'm²', 2_589_988.110336, 'square miles;square mile;sq mi'],
  ['hectares', 'area', 'm²', 1e4, 'hectares;hectare;ha;헥타르;公顷;ヘクタール;hektar;hectáreas'],
  ['acres', 'area', 'm²', 4046.8564224, 'acres;acre;에이커'],
  ['m²', 'area', 'm²', 1, 'm²;m2;square meters;square metres;제곱미터;平方米;平方メートル'],
  ['litres', 'volume', 'l', 1, 'litres;litre;liters;liter;리터;升;リットル;litros'],
  ['barrels', 'volume', 'l', 158.987294928, 'barrels;barrel;bbl;배럴;桶;バレル;barriles;barils'],
  ['gallons', 'volume', 'l', 3.785411784, 'gallons;gallon'],
  ['tonnes', 'mass', 'kg', 1000, 'tonnes;tonne;metric tons;metric ton;mt;t;톤;吨;噸;トン;tonnen;toneladas;тонн;طن'],
  ['tons', 'mass', 'kg', 907.18474, 'tons;ton;short tons'],
  ['kg', 'mass', 'kg', 1, 'kg;kilograms;kilogram;kilos;kilo;킬로그램;公斤;キログラム;kilogramm;kilogrammes'],
  ['g', 'mass', 'kg', 0.001, 'g;grams;gram;그램;克;グラム;gramm'],
  ['pounds', 'mass', 'kg', 0.45359237, 'pounds;pound;lbs;lb'],
  ['seconds', 'time', 's', 1, 'seconds;second;초;秒;sekunden;secondes;segundos'],
  ['minutes', 'time', 's', 60, 'minutes;minute;min;분;分;分钟;minuten;minutos'],
  ['hours', 'time', 's', 3600, 'hours;hour;시간;小时;時間;stunden;stunde;heures;heure;horas;hora;часов;ساعة'],
  ['days', 'time', 's', 86_400, 'days;day;일;天;日;日間;tage;tag;tagen;jours;jour;días;día;dias;дней;يوم;أيام'],
  [
    'weeks',
    'time',
    's',
    604_800,
    'weeks;week;주;주일;周;星期;週間;wochen;woche;semaines;semaine;semanas;semana;недель;أسبوع',
  ],
  ['months', 'time', 'month', 1, 'months;month;개월;달;个月;か月;ヶ月;monate;monat;monaten;mois;meses;mes;месяцев;شهر'],
  [
    'years',
    'time',
    'month',
    12,
    'years;year;년;年;年間;jahre;jahr;jahren;ans;an;années;années;años;año;лет;سنة;سنوات;عاما',
  ],
  ['decades', 'time', 'month', 120, 'decades;decade;jahrzehnte;décennies;décadas'],
  [
    '%',
    'share',
    'share',
    0.01,
    '%;percent;per cent;pct;퍼센트;프로;百分之;パーセント;prozent;pour cent;por ciento;процентов;٪;بالمئة;في المئة;％',
  ],
  [
    'percentage points',
    'share',
    'point',
    1,
    'percentage points;percentage point;퍼센트포인트;个百分点;ポイント;prozentpunkte',
  ],
  ['share', 'share', 'share', 1, 'share'],
  ['times', 'times', 'times', 1, 'times;fold;배;倍;mal;fois;veces'],
  ['km/h', 'speed', 'km/h', 1, 'km/h;kph;kmh'],
  ['mph', 'speed', 'km/h', 1.609344, 'mph'],
  ['degrees', 'temperature', 'degree', 1, 'degrees;degree;°;도;度'],
  ['°C', 'temperature', '°C', 1, '°c;℃;degrees celsius'],
  ['°F', 'temperature', '°F', 1, '°f;℉;degrees fahrenheit'],
];

/** Every word of the table, in lower case, with the unit that it stands for. */
export const UNITS: ReadonlyMap<string, KnownUnit> = new Map([
  ...named(BOTH_WORDS, { lemma: 'casualties', dimension: 'count', base: 'casualties', factor: 1 }),
  ...COUNTED.flatMap(([lemma, base, words]) => named(words, { lemma, dimension: 'count', base, factor: 1 })),
  ...MONEY.flatMap(([lemma, words]) => named(words, { lemma, dimension: 'money', base: lemma, factor: 1 })),
  ...MEASURED.flatMap(([lemma, dimension, base, factor, words]) => named(words, { lemma, dimension, base, factor })),
]);

function named(words: string, unit: KnownUnit): (readonly [string, KnownUnit])[] {
  return words.split(';').map((word) => [word, unit] as const);
}

/** Words in front of a counted thing that say nothing of what is counted. */
export const NEUTRAL: ReadonlySet<string> = new Set(
  'additional more extra further other new another such fresh the its their those these total'.split(' '),
);

/** Words that say whose something is. They narrow what is counted and belong to no unit. */
export const BELONGING: ReadonlySet<string> = new Set(
  'north south east west korean koreans russian russians ukrainian ukrainians american americans us u.s. chinese japanese iranian iranians british french german germans israeli israelis palestinian palestinians european europeans polish turkish indian iraqi syrian afghan belarusian nato'.split(
    ' ',
  ),
);
