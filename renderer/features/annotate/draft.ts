import type { Annotation } from '../../../shared/model/annotation.ts';
import type { AnnotationFields } from '../../../shared/model/update.ts';

/** What is being written into a field of an annotation: its note, or the answer to a question. */
export interface Typed {
  readonly annotation: Annotation;
  /** The field's name among those of the annotation. */
  readonly field: string;
  readonly text: string;
  /** What the text says of the annotation; null where it says nothing that could be saved. */
  readonly toFields: (text: string) => AnnotationFields | null;
}

/** A text that is not saved. It lives here and not in its field, which goes away with the document. */
export interface Draft extends Typed {
  /** `typed`: to be sent. `wrong`: it cannot be saved as it is. `refused`: its write is among the failed ones. */
  readonly state: 'typed' | 'wrong' | 'refused';
  /** The batch that was refused, until it is written after all, given up, or another takes its place. */
  readonly refused: string | null;
}

/** The key of a field's draft. */
export const draftKey = (annotation: string, field: string): string => `${annotation} ${field}`;

/** Whether there are words that were not even sent. */
export const isTyping = ({ drafts }: { readonly drafts: ReadonlyMap<string, Draft> }): boolean =>
  [...drafts.values()].some(({ state }) => state === 'typed');
