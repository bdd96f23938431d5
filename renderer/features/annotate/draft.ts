import type { Write } from './writes.ts';

/** What saving a text comes to: nothing that could be saved, nothing new, or a write with what is said of it. */
export type Prepared = 'wrong' | 'same' | { readonly write: Write; readonly said: readonly string[] };

/** What is being written into a field: a note, or the answer to a question. */
export interface Typed {
  /** The id of the annotation that it is about, or of the record of what is said of a document. */
  readonly of: string;
  /** The field's name among those of its thing. */
  readonly field: string;
  readonly text: string;
  /** Asked when the text is saved: the thing may have changed meanwhile. */
  readonly prepare: (text: string) => Prepared;
}

/** A text that is not saved. It lives here and not in its field, which goes away with the document. */
export interface Draft extends Typed {
  /** `typed`: to be sent. `wrong`: it cannot be saved as it is. `refused`: its write is among the failed ones. */
  readonly state: 'typed' | 'wrong' | 'refused';
  /** The batch that was refused, until it is written after all, given up, or another takes its place. */
  readonly refused: string | null;
}

/** The key of a field's draft. */
export const draftKey = (of: string, field: string): string => `${of} ${field}`;

/** Whether there are words that were not even sent. */
export const isTyping = ({ drafts }: { readonly drafts: ReadonlyMap<string, Draft> }): boolean =>
  [...drafts.values()].some(({ state }) => state === 'typed');
