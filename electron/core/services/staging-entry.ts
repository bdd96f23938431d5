import type { Parsed } from '../../../shared/api/procedures.ts';
import type { ParsedDocument } from '../sources/read-document.ts';
import type { ForeignRead } from '../formats/read-foreign.ts';
import type { TextsRead, TextsRequest } from '../formats/texts/read-texts.ts';
import type { Dataset } from './dataset.ts';
import { removeSpool } from '../spool/spool-files.ts';
import type { SourceFile } from './source-files.ts';

/** What the user said of a staged file. */
export type Told = Omit<Parsed<'import.inspect'>, 'id' | 'session'>;

/** A table of texts that waits: what is told of it, and how it is read again for its documents. */
export interface StagedTexts {
  readonly kind: 'table';
  readonly request: Omit<TextsRequest, 'withDocuments'>;
  readonly content: TextsRead['content'];
}

/** What a staged file turned out to hold. */
export type Content =
  | { readonly kind: 'document'; readonly parsed: ParsedDocument; readonly bytes: Uint8Array }
  | { readonly kind: 'dataset'; readonly dataset: Dataset }
  | ({ readonly kind: 'foreign'; /** Path of the spool with its documents. */ readonly spool: string } & ForeignRead)
  | StagedTexts
  | { readonly kind: 'problem'; readonly problem: string };

/** A file that was read and understood (or not), and waits for the user's word. */
export interface Entry extends SourceFile {
  readonly id: string;
  readonly told: Told;
  readonly content: Content;
}

/** Takes away what a content has put aside: it is not to be read any more. */
export function release(content: Content): void {
  if (content.kind === 'dataset') content.dataset.discard();
  if (content.kind === 'foreign') removeSpool(content.spool);
}

/** A staged dataset of another tool. */
export interface ForeignEntry extends Entry {
  readonly content: Extract<Content, { kind: 'foreign' }>;
}

/** An entry as a dataset of another tool; null where it is something else. */
export const asForeign = (entry: Entry): ForeignEntry | null =>
  entry.content.kind === 'foreign' ? { ...entry, content: entry.content } : null;
