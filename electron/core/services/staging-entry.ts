import type { Parsed } from '../../../shared/api/procedures.ts';
import type { ParsedDocument } from '../sources/read-document.ts';
import type { Dataset } from './gather.ts';
import type { SourceFile } from './source-files.ts';
import type { StagedTexts } from './staging-texts.ts';

/** What the user said of a staged file. */
export type Told = Omit<Parsed<'import.inspect'>, 'id' | 'session'>;

/** What a staged file turned out to hold. */
export type Content =
  | { readonly kind: 'document'; readonly parsed: ParsedDocument; readonly bytes: Uint8Array }
  | { readonly kind: 'dataset'; readonly dataset: Dataset }
  | StagedTexts
  | { readonly kind: 'problem'; readonly problem: string };

/** A file that was read and understood (or not), and waits for the user's word. */
export interface Entry extends SourceFile {
  readonly id: string;
  readonly told: Told;
  readonly content: Content;
}
