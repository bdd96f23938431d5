import { Zap } from 'lucide-react';
import type { MatrixBy } from '../../../shared/claims/matrix.ts';
import type { MeasuredFigure as Measured } from '../../../shared/claims/matrix-measures.ts';
import { answerOf, NAMES } from '../../../shared/claims/scheme-names.ts';
import { t } from '../../strings/t.ts';
import css from './Matrix.module.css';
import { asOfWords, certaintyWords, figureWords, whoseWords } from './words.ts';

interface MeasuredFigureProps {
  readonly told: Measured;
  readonly by: MatrixBy;
  /** Whether the figure above it is of the same card, which is then not shown again. */
  readonly isSameCard: boolean;
}

/** A figure among others of its measure: on whose word, how sure, for when, and of which claim. */
export function MeasuredFigure({ told, by, isSameCard }: MeasuredFigureProps) {
  const { figure, mention, card, contradicts } = told;
  const certainty = answerOf(mention, NAMES.claim.certainty);
  const said = [
    whoseWords(mention, by),
    certainty === null ? null : certaintyWords(certainty),
    asOfWords(figure),
  ].filter((part) => part !== null);
  return (
    <>
      <span className={css.figure}>
        <span className={css.value}>
          {figureWords({ ...figure, kind: null, ...(told.isInUnit && { unit: null }) })}
        </span>
        {contradicts.length > 0 && (
          <span className={css.differs}>
            <Zap size={11} aria-hidden /> {t('matrix.contradicts')}
          </span>
        )}
        <span className={css.whose} dir="auto">
          {said.join(' · ')}
        </span>
      </span>
      <span className={isSameCard ? 'visually-hidden' : css.ofCard} dir="auto">
        {card?.text ?? t('figures.noCard')}
      </span>
    </>
  );
}
