import { figureText } from '../../../shared/claims/figure-text.ts';
import type { MentionFacts } from '../../../shared/claims/mention-facts.ts';
import { answerOf, KIND, NAMES, NEGATIVE } from '../../../shared/claims/scheme-names.ts';
import { whoseWord } from '../../../shared/claims/whose-word.ts';
import { useWorkbench } from '../../app/context.tsx';
import { dateInWords } from '../../strings/dates.ts';
import { t } from '../../strings/t.ts';
import { readable } from '../annotate/edits.ts';
import { speakersOf } from './arrange.ts';
import css from './MentionBody.module.css';

/** A mention: its words in their context, and everything that is known of it. */
export function MentionBody({ mention }: { readonly mention: MentionFacts }) {
  return (
    <>
      <p className={css.context} dir="auto">
        {mention.before}
        <mark className={css.quote}>{mention.quote}</mark>
        {mention.after}
      </p>
      <MentionFactsLine mention={mention} />
    </>
  );
}

/** Where a mention stands, who says it, how surely, with which figure, and what was found about it. */
export function MentionFactsLine({ mention }: { readonly mention: MentionFacts }) {
  const { layer } = useWorkbench();
  const { attribution, certainty, polarity, verdict } = NAMES.claim;
  const answer = (name: string): string | null => {
    const value = answerOf(mention, name);
    return value === null ? null : readable(value);
  };
  const speakers = speakersOf(mention);
  const whose = answerOf(mention, attribution) === null ? null : whoseWord(mention);
  return (
    <p className={css.facts}>
      <span>
        <span className={css.title} dir="auto">
          {mention.title}
        </span>
      </span>
      {mention.outlets.length > 0 && <span dir="auto">{mention.outlets.join(', ')}</span>}
      {mention.date !== null && <span>{dateInWords(mention.date)}</span>}
      {speakers.length > 0 && (
        <span className={css.speaker} dir="auto">
          {t('cards.says', { who: speakers.join(', ') })}
        </span>
      )}
      {whose === 'voice' && <span className={css.answer}>{t('cards.voice')}</span>}
      {whose === 'unlinked' && <span className={css.answer}>{t('cards.unlinked')}</span>}
      {answer(certainty) !== null && <span className={css.answer}>{answer(certainty)}</span>}
      {answerOf(mention, polarity) === NEGATIVE && <span className={css.answer}>{answer(polarity)}</span>}
      {mention.figures.map((figure) => (
        <span key={figure.annotation} className={css.figure} dir="auto">
          {figureText(figure)}
          {figure.kind !== null && figure.kind !== KIND.other && ` (${readable(figure.kind)})`}
          {figure.min === null && figure.max === null && ` ${t('cards.noNumber')}`}
        </span>
      ))}
      {answer(verdict) !== null && <span className={css.answer}>{answer(verdict)}</span>}
      {mention.layer !== layer() && <span className={css.layer}>{mention.layer}</span>}
    </p>
  );
}
