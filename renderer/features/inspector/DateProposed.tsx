import type { DateProposal } from '../../../shared/dates/read.ts';
import { dateInWords } from '../../strings/dates.ts';
import { t } from '../../strings/t.ts';
import css from './AttributeList.module.css';
import type { ProposedDates } from './proposed.ts';

interface DateProposedProps {
  readonly id: string;
  readonly dates: ProposedDates;
  /** The one at hand; null: there is none. */
  readonly proposal: DateProposal | null;
  /** How many there are. */
  readonly count: number;
  /** The document's date (EDTF); null: not set. */
  readonly published: string | null;
}

/** Which words a proposed date was read from, and what it means; or why there is none, where the words speak of a time. */
export function DateProposed({ id, dates: { why, isBeside }, proposal, count, published }: DateProposedProps) {
  if (proposal === null) {
    if (why === null || why === 'no-date') return null;
    return (
      <p id={id} className={css.about}>
        {t(`reading.noDate.${why}`, { date: published ?? '' })}
      </p>
    );
  }
  const { words, edtf, sure } = proposal;
  const said = [
    t(isBeside ? 'reading.dateBeside' : 'reading.dateFrom', { words }),
    dateInWords(edtf) ?? '',
    count > 1 ? t('reading.open') : sure === 'low' ? t('reading.unsure') : '',
  ];
  return (
    <p id={id} className={css.read} dir="auto">
      {said.filter(Boolean).map((part) => (
        <span key={part} className={css.readPart}>
          {part}
        </span>
      ))}
    </p>
  );
}
