import type { Client } from '../../../shared/api/client.ts';
import type { AnnotateFeature } from '../annotate/annotate-feature.ts';

/** What the view of the cards is made of. */
export interface CardsOptions {
  readonly client: Client;
  readonly annotate: AnnotateFeature;
  readonly announce: (text: string) => void;
  readonly say: (text: string) => void;
  /** The annotator's own layer; null until the name is known. */
  readonly layer: () => string | null;
  /** Whose work is looked at; null: everybody's. */
  readonly scope: () => string | null;
}
