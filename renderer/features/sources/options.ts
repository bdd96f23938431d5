import type { Client } from '../../../shared/api/client.ts';
import type { AnnotateFeature } from '../annotate/annotate-feature.ts';

/** What the feature is made of. */
export interface SourcesOptions {
  readonly client: Client;
  readonly annotate: AnnotateFeature;
  readonly announce: (text: string) => void;
  readonly say: (text: string) => void;
  /** Whose work is looked at; null: everybody's. */
  readonly scope: () => string | null;
}
