import type { Publication, SourceDocument } from '../../../../shared/model/document.ts';
import type { EncodingFrom } from '../decode.ts';
import type { Structure } from '../shape.ts';
import type { LeftOut } from './tally.ts';

/** What a file says of itself: proposals, which the user may change afterwards. */
export interface FileFacts {
  /** Null: it says none, or one that is not worth anything. */
  readonly title: string | null;
  readonly publication: Omit<Publication, 'fileName'>;
  readonly metadata: SourceDocument['metadata'];
}

/** A text that was taken out of a file, with everything that is known of it. */
export interface Extracted extends FileFacts {
  readonly text: string;
  readonly structure: Structure;
  readonly leftOut: readonly LeftOut[];
  /** WHATWG name; `utf-8` for files that have no encoding of their own. */
  readonly encoding: string;
  readonly encodingFrom: EncodingFrom;
}
