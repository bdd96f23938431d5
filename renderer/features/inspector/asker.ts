import type { Attributes, AttributePatch, AttributeValue } from '../../../shared/model/annotation.ts';
import type { AttributeScheme } from '../../../shared/model/attributes.ts';
import type { AttributeDefinition } from '../../../shared/model/codebook.ts';
import type { Typed } from '../annotate/draft.ts';
import type { Around } from './around.ts';

/** A value that is proposed for a choice, and the words that say so; null: nothing says otherwise. */
export interface ProposedChoice {
  readonly value: string;
  readonly words: string | null;
}

/** Whoever questions are asked of: an annotation, or the open document as a whole. */
export interface Asker {
  readonly id: string;
  /** Its label; `document` for a document. */
  readonly label: string;
  readonly attributes: Attributes;
  /** The words that are asked about: an answer that they already give is proposed. */
  readonly quote?: string;
  /** What stands around them. */
  readonly around?: Around;
  readonly scheme: AttributeScheme;
  /** The answers as they are by now, which may be newer than what is on the screen. */
  now(): Attributes;
  /** Saves an answer; null takes it away. @returns whether it is saved. */
  answer(name: string, value: AttributeValue | null): Promise<boolean>;
  /** What saving a text comes to. `toPatch`: the answers that it gives; null where it gives none that could be saved. */
  prepare(field: string, toPatch: (text: string) => AttributePatch | null): Typed['prepare'];
  /** All that is asked is answered: where to go on. */
  done(): void;
}

/** What a question of the codebook needs to be asked. */
export interface QuestionProps {
  readonly asker: Asker;
  readonly definition: AttributeDefinition;
  /** Null: there is no answer yet. */
  readonly value: AttributeValue | null;
  readonly isMissing: boolean;
  /** What its words say, of a choice; null: nothing is proposed. */
  readonly proposed: ProposedChoice | null;
  /** Whether Enter in the text leads here. */
  readonly isFirst: boolean;
  /** Saves an answer; null takes it away. */
  readonly answer: (value: AttributeValue | null) => void;
  /** One key has given the answer: on to the next question that is due. */
  readonly answered: () => void;
}
