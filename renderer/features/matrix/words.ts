import { figureText } from '../../../shared/claims/figure-text.ts';
import type { MeasuredFigure } from '../../../shared/claims/matrix-measures.ts';
import type { FigureStanding, MatrixColumn, MatrixBy, MatrixMention } from '../../../shared/claims/matrix.ts';
import type { FigureFacts, MentionFacts } from '../../../shared/claims/mention-facts.ts';
import { KIND, NEGATIVE } from '../../../shared/claims/scheme-names.ts';
import { whoseWord } from '../../../shared/claims/whose-word.ts';
import { parseEdtf } from '../../../shared/text/edtf.ts';
import { dateInWords } from '../../strings/dates.ts';
import { t, type TextKey } from '../../strings/t.ts';
import { readable } from '../annotate/edits.ts';
import type { Said } from './grid-data.ts';

const KINDS: Readonly<Record<string, TextKey>> = {
  total: 'matrix.kinds.total',
  increment: 'matrix.kinds.increment',
  subset: 'matrix.kinds.subset',
  rate: 'matrix.kinds.rate',
};

const CERTAINTY: Readonly<Record<string, TextKey>> = {
  certain: 'matrix.certainty.certain',
  probable: 'matrix.certainty.probable',
  possible: 'matrix.certainty.possible',
  unspecified: 'matrix.certainty.unspecified',
};

const known = (names: Readonly<Record<string, TextKey>>, value: string): string => {
  const key = names[value];
  return key === undefined ? readable(value) : t(key);
};

/** What a figure counts: "total", "part"; a kind of another codebook by its own name. */
export const kindWords = (kind: string): string =>
  kind === KIND.other ? t('matrix.kinds.distance') : known(KINDS, kind);

/** How sure a mention is. */
export const certaintyWords = (certainty: string): string => known(CERTAINTY, certainty);

/** A figure in its normal form with what it counts: "≈ 11,000 troops, total". */
export function figureWords(figure: FigureFacts): string {
  const hasNumber = figure.min !== null || figure.max !== null;
  const text = hasNumber ? figureText(figure).replace('~', '≈') : t('matrix.noNumber');
  // What is neither of the others is told by its unit alone.
  return figure.kind === null || figure.kind === KIND.other
    ? text
    : t('matrix.figure', { figure: text, kind: kindWords(figure.kind) });
}

/** When a figure holds, in words; null where nothing says so. */
export function asOfWords({ asOf }: Pick<FigureFacts, 'asOf'>): string | null {
  if (asOf === null) return null;
  const date = dateInWords(asOf) ?? asOf;
  // "From … to …" says all there is to say.
  return parseEdtf(asOf)?.kind === 'interval' ? date : t('matrix.asOf', { date });
}

/** The name of a column as people read it. */
export function columnName({ name }: MatrixColumn, by: MatrixBy): string {
  if (name !== null) return name;
  return t(
    by === 'document' ? 'matrix.unknownDocument' : by === 'outlet' ? 'matrix.unknownOutlet' : 'matrix.unknownSpeaker',
  );
}

/** Whose word a mention is. */
export function speakerWords(mention: MentionFacts): string {
  const whose = whoseWord(mention);
  if (whose === 'voice') return t('matrix.nobody');
  return whose === 'unlinked' ? t('matrix.unlinkedLong') : t('matrix.speaker', { names: whose.join('; ') });
}

/** Whose word a mention is, as short as a cell needs it; where the columns are the speakers, the text that has it. */
export function whoseWords(mention: MentionFacts, by: MatrixBy): string {
  if (by === 'speaker') return mention.title === '' ? t('matrix.unknownDocument') : mention.title;
  const whose = whoseWord(mention);
  if (whose === 'voice') return t('matrix.voice');
  return whose === 'unlinked' ? t('matrix.unlinked') : whose.join('; ');
}

/** What a mention, or its figure, is recorded to contradict, a sentence each. */
export const contradictsWords = ({ contradicts }: Pick<MeasuredFigure, 'contradicts'>): readonly string[] =>
  contradicts.map(({ quote }) => t('matrix.markContradicts', { other: `“${quote}”` }));

/** How a figure stands to the one that its row is compared with, in a sentence; null: they say the same. */
export function standingWords({ comparison, reference }: FigureStanding): string | null {
  if (comparison === null || reference === null || comparison.verdict === 'same') return null;
  const values = { other: `“${reference.quote}”`, why: t(`matrix.why.${comparison.why}`) };
  switch (comparison.verdict) {
    case 'differs':
      return t('matrix.markFigure', values);
    case 'not comparable':
      return t('matrix.markIncomparable', values);
    default:
      return t('matrix.markFits', values);
  }
}

/** Everything in which a mention differs from the others of its card, a sentence each. */
function differencesOf({ figures, certainty, polarity }: MatrixMention): readonly string[] {
  const sentences = figures.map(standingWords).filter((sentence) => sentence !== null);
  if (certainty.most !== null) {
    sentences.push(
      t('matrix.markCertainty', { most: certaintyWords(certainty.most), own: certaintyWords(certainty.value ?? '') }),
    );
  }
  if (polarity.most !== null) {
    sentences.push(t('matrix.markPolarity', { most: readable(polarity.most), own: readable(polarity.value ?? '') }));
  }
  return sentences;
}

/** All that there is to say of what stands in a cell beside what it says. */
export const remarksOn = (said: Said): readonly string[] =>
  said.of === 'card' ? [...differencesOf(said.told), ...contradictsWords(said.told)] : contradictsWords(said.told);

/** Whether a mention says that the claim is not so. */
export const isNegative = ({ polarity }: MatrixMention): boolean => polarity.value === NEGATIVE;
