import type { AnnotateFeature } from '../annotate/annotate-feature.ts';
import type { Client } from '../../../shared/api/client.ts';
import type { Notices } from '../../app/notices.ts';
import { createFlags, type FlagsFeature } from '../flags/flags.ts';
import { createQuestions, type QuestionsFeature } from '../questions/store.ts';
import { createClaims, type ClaimsFeature } from './store.ts';

/** What annotations are marked with beside their label: claim cards and flags, and the page of what is open. */
export interface Marking {
  readonly claims: ClaimsFeature;
  readonly flags: FlagsFeature;
  readonly questions: QuestionsFeature;
}

interface MarkingOptions {
  readonly client: Client;
  readonly annotate: AnnotateFeature;
  readonly notices: Pick<Notices, 'say'>;
  readonly announce: (text: string) => void;
  readonly open: (dialog: 'claim' | null) => void;
  readonly layer: () => string | null;
}

/** Makes the three features. */
export const createMarking = (options: MarkingOptions): Marking => ({
  claims: createClaims(options),
  flags: createFlags(options),
  questions: createQuestions(options),
});
