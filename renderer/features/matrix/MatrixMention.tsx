import { Check, EqualNot, Slash, Zap } from 'lucide-react';
import type { FigureStanding, MatrixBy, MatrixMention as Mention } from '../../../shared/claims/matrix.ts';
import { t } from '../../strings/t.ts';
import { classes } from '../../ui/classes.ts';
import type { Said } from './grid-data.ts';
import css from './Matrix.module.css';
import { MeasuredFigure } from './MeasuredFigure.tsx';
import { asOfWords, certaintyWords, figureWords, isNegative, remarksOn, whoseWords } from './words.ts';

interface MatrixMentionProps {
  readonly said: Said;
  readonly by: MatrixBy;
  /** What stands above it in the cell. */
  readonly above: Said | null;
  /** Whether the grid's cursor is on it: Tab comes to it. */
  readonly isStop: boolean;
  readonly onOpen: () => void;
  readonly onFocus: () => void;
}

/** What a source says, in a cell, which leads to its place in the text. */
export function MatrixMention({ said, by, above, isStop, onOpen, onFocus }: MatrixMentionProps) {
  const sentences = remarksOn(said);
  return (
    <button
      type="button"
      className={css.mention}
      tabIndex={isStop ? 0 : -1}
      data-stop={isStop || undefined}
      title={sentences.join('\n')}
      onClick={onOpen}
      onFocus={onFocus}
    >
      {said.of === 'measure' ? (
        <MeasuredFigure
          told={said.told}
          by={by}
          isSameCard={above?.of === 'measure' && above.told.card?.id === said.told.card?.id}
        />
      ) : (
        <OfCard told={said.told} by={by} />
      )}
      {sentences.length > 0 && <span className="visually-hidden">{sentences.join(' ')}</span>}
    </button>
  );
}

/** A mention's figures with how they stand to the others, on whose word, how sure it is, and whether it denies the claim. */
function OfCard({ told, by }: { readonly told: Mention; readonly by: MatrixBy }) {
  const { figures, certainty, polarity, contradicts } = told;
  return (
    <>
      {figures.length === 0 && (
        <span className={css.quote} dir="auto">
          {told.mention.quote}
        </span>
      )}
      {figures.map((standing) => (
        <FigureLine key={standing.figure.annotation} standing={standing} />
      ))}
      <span className={css.answers}>
        {contradicts.length > 0 && (
          <span className={css.differs}>
            <Zap size={11} aria-hidden /> {t('matrix.contradicts')}
          </span>
        )}
        <span dir="auto">{whoseWords(told.mention, by)}</span>
        {isNegative(told) && (
          <span className={classes(css.negative, polarity.most !== null && css.differs)}>
            {polarity.most !== null && <EqualNot size={11} aria-hidden />}
            {t('matrix.negative')}
          </span>
        )}
        {certainty.value !== null && (
          <span className={classes(certainty.most !== null && css.differs)}>
            {certainty.most !== null && <EqualNot size={11} aria-hidden />}
            {certaintyWords(certainty.value)}
          </span>
        )}
      </span>
    </>
  );
}

function FigureLine({ standing }: { readonly standing: FigureStanding }) {
  const { figure, comparison } = standing;
  const asOf = asOfWords(figure);
  return (
    <span className={css.figure}>
      <span className={css.value}>{figureWords(figure)}</span>
      {comparison?.verdict === 'differs' && (
        <span className={css.differs}>
          <EqualNot size={11} aria-hidden /> {t('matrix.differs')}
        </span>
      )}
      {comparison?.verdict === 'not comparable' && (
        <span className={css.apart}>
          <Slash size={10} aria-hidden /> {t('matrix.notComparable')}
        </span>
      )}
      {comparison?.verdict === 'compatible' && (
        <span className={css.fits}>
          <Check size={11} aria-hidden /> {t('matrix.fits')}
        </span>
      )}
      <span className={css.worded} dir="auto">
        “{figure.quote}”{asOf !== null && <span className={css.asOf}> · {asOf}</span>}
      </span>
    </span>
  );
}
