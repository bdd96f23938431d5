import { parseEdtf, type PlainDate, type Side } from '../../shared/text/edtf.ts';
import { daysOf, monthsOf } from './intl.ts';
import { language, t } from './t.ts';

/** What an EDTF text means, in words of the window's language: "about October 2024". Null: it is no date. */
export function dateInWords(text: string): string | null {
  const date = parseEdtf(text);
  if (date === null) return null;
  switch (date.kind) {
    case 'date':
      return withDoubt(date, date.isUnspecified ? t('answers.date.unspecified', { date: text }) : plain(date));
    case 'interval':
      return t('answers.date.interval', { from: side(date.from), to: side(date.to) });
    default:
      return t(date.one ? 'answers.date.oneOf' : 'answers.date.allOf');
  }
}

function side(date: Side): string {
  return typeof date === 'string' ? t(`answers.date.${date}`) : withDoubt(date, plain(date));
}

function withDoubt({ isApproximate, isUncertain }: PlainDate, date: string): string {
  if (isApproximate && isUncertain) return t('answers.date.aboutPerhaps', { date });
  if (isApproximate) return t('answers.date.about', { date });
  return isUncertain ? t('answers.date.perhaps', { date }) : date;
}

function plain({ year, month, day, precision }: PlainDate): string {
  if (month === null) return String(year);
  if (precision === 'season') return t('answers.date.season', { season: season(month), year });
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day ?? 1);
  return (day === null ? monthsOf : daysOf)(language()).format(date);
}

function season(number: number): string {
  switch (number) {
    case 21:
    case 22:
    case 23:
    case 24:
      return t(`answers.date.seasons.s${number}`);
    default:
      return t('answers.date.seasons.other', { number });
  }
}
