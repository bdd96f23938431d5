import type { Written } from '../../shared/api/inputs.ts';
import type { HostEvent } from '../../shared/api/transport.ts';

/** A feature that looks over the whole project, as its wiring knows it. */
export interface AnalysisFeature {
  /** Records are on disk in a new state. */
  readonly changed?: (changes: Written['changes'], seq: number) => void;
  /** Too much has changed to be told: what is shown is to be read afresh. */
  readonly stale?: () => void;
  readonly progress?: (event: Extract<HostEvent, { type: 'progress' }>) => void;
  /** Another project is open, or none. */
  readonly clear?: () => void;
}
