import { readDate, type DateProposal, type DateReading } from '../../../shared/dates/read.ts';
import { readFigure, type FigureProposal, type FigureReading } from '../../../shared/figures/read.ts';
import { NAMES } from '../../../shared/claims/scheme-names.ts';
import type { AttributeDefinition } from '../../../shared/model/codebook.ts';
import { writeQuantity } from '../../../shared/text/quantity.ts';
import type { Asker, ProposedChoice } from './asker.ts';
import { answersOf, comparatorsOf, type FigureGroup } from './figures.ts';

/** A line that a proposal comes to. */
export interface ProposedLine {
  readonly line: string;
  /** A part of the answer is not said by the words, so that the line has to be completed. */
  readonly isPart: boolean;
  readonly proposal: FigureProposal;
}

/** What the words that are asked about say as a figure; null: there are none. */
export function figureIn({ quote, around }: Pick<Asker, 'quote' | 'around'>): FigureReading | null {
  return quote === undefined ? null : readFigure(quote, around);
}

/** The lines that a reading comes to in a codebook's terms: what a codebook cannot say (a comparator, a range) is no proposal. */
export function linesOf(group: FigureGroup, { proposals }: FigureReading): ProposedLine[] {
  const known = comparatorsOf(group);
  return proposals.flatMap((proposal) => {
    const { min, max, comparator, isStrict, unit } = proposal;
    const strict = comparator.charAt(0);
    const sign = isStrict && known.includes(strict) ? strict : comparator;
    if (!known.includes(sign)) return [];
    const write = (counted: string | null): string => writeQuantity({ min, max, comparator: sign, unit: counted });
    const [whole, bare] = [write(group.unit === null ? null : unit), write(null)];
    const isWhole = typeof answersOf(group, whole) !== 'string';
    const line = isWhole ? whole : bare;
    if (typeof answersOf(group, line) === 'string') return [];
    return [{ line, isPart: group.unit !== null && (unit === null || !isWhole), proposal }];
  });
}

/** The kind that a figure's words say, where the codebook asks for kinds by the default codebook's names. */
export function kindIn(
  { name, type, multiple, values }: AttributeDefinition,
  reading: FigureReading | null,
): ProposedChoice | null {
  const [first] = reading?.proposals ?? [];
  if (name !== NAMES.figure.kind || type !== 'choice' || multiple || first === undefined) return null;
  if (!values.some((value) => value.name === first.kind)) return null;
  return { value: first.kind, words: first.read.find(({ as }) => as === 'kind' || as === 'rate')?.part ?? null };
}

/** What the words say as a time. `isBeside`: it is said by the sentence, outside the words themselves. */
export interface ProposedDates extends DateReading {
  readonly proposals: readonly DateProposal[];
  readonly isBeside: boolean;
}

/** The label for times in the default codebook: whatever date is asked of one is said by its words. */
const TIME = 'TIME';

/** The dates that an answer may have: of the words, else of their sentence. Null: the question asks for no time of the text. */
export function datesIn(
  { label, quote, around }: Pick<Asker, 'label' | 'quote' | 'around'>,
  { name, type, multiple }: AttributeDefinition,
): ProposedDates | null {
  if (type !== 'date' || multiple || quote === undefined || around === undefined) return null;
  if (name !== NAMES.claim.time && name !== NAMES.figure.asOf && label !== TIME) return null;
  const own = readDate(quote, around);
  if (own.why !== 'no-date') return { ...own, isBeside: false };
  const { before, after, published, language } = around;
  // Another part of the sentence may speak of another time: it is shown which words were read.
  const sentence = [after, before].map((text) => readDate(text, { published, language, before: quote }));
  const told = sentence.find(({ why }) => why === null) ?? sentence.find(({ why }) => why !== 'no-date') ?? own;
  return { ...told, isBeside: true };
}
