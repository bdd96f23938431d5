import type { Written } from '../../../shared/api/inputs.ts';
import type { Client } from '../../../shared/api/client.ts';
import type { Notices } from '../../app/notices.ts';
import type { AnnotationIndex } from '../../editor/types.ts';
import type { DocumentsFeature } from '../documents/store.ts';

/** What the annotate feature stands on. */
export interface AnnotateOptions {
  readonly client: Client;
  readonly index: AnnotationIndex;
  readonly documents: DocumentsFeature;
  readonly notices: Notices;
  readonly announce: (text: string) => void;
  /** The annotator's layer; null until the name is known. */
  readonly layer: () => string | null;
  /** Why nothing can be written, in words; null where it can. */
  readonly readOnly: () => string | null;
  readonly askForName: () => void;
  /** The document that is open now, to come back to. */
  readonly onOpened: (document: string) => void;
  /** Records are on disk in a new state, from this window or another; a write of this window may be told twice. */
  readonly onChanges: (changes: Written['changes'], seq: number) => void;
  /** Too much has changed to be told: what was read of the project must be read afresh. */
  readonly onStale: () => void;
  /** The core has another project open than this window shows. */
  readonly onElsewhere: () => void;
  /** Whether the text is on the screen: not where another view fills the window. */
  readonly isShown: () => boolean;
  /** Brings the text onto the screen. */
  readonly show: () => void;
  /** A fault that no gesture of the user's can mend. */
  readonly onFault: (error: unknown) => void;
}
