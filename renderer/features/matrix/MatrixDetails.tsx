import { EqualNot } from 'lucide-react';
import { dateInWords } from '../../strings/dates.ts';
import { t } from '../../strings/t.ts';
import type { Said } from './grid-data.ts';
import css from './Matrix.module.css';
import { remarksOn, speakerWords } from './words.ts';

/** The mention at the cursor in its context, and in whole sentences what of it differs; without one, how the grid is used. */
export function MatrixDetails({ said }: { readonly said: Said | null }) {
  if (said === null) {
    return (
      <div className={css.details}>
        <p className={css.from}>{t('matrix.help')}</p>
      </div>
    );
  }
  const { mention } = said;
  const from = [
    mention.title === '' ? t('matrix.unknownDocument') : mention.title,
    ...mention.outlets,
    ...(mention.date === null ? [] : [dateInWords(mention.date) ?? mention.date]),
    speakerWords(mention),
    mention.layer,
  ];
  return (
    <div className={css.details}>
      <p className={css.context} dir="auto">
        {mention.before}
        <mark>{mention.quote}</mark>
        {mention.after}
      </p>
      <p className={css.from} dir="auto">
        {from.join(' · ')}
      </p>
      {remarksOn(said).map((sentence) => (
        <p key={sentence} className={css.difference}>
          <EqualNot size={11} aria-hidden /> {sentence}
        </p>
      ))}
      <p className={css.from}>{t('matrix.opens')}</p>
    </div>
  );
}
