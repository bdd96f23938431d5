import type { Written } from '../../shared/api/inputs.ts';

/** What a feature hears of the open project. */
export interface ChangeListener {
  /** Records are on disk in a new state. Told in the log's order, this window's own perhaps twice. */
  changed(changes: Written['changes'], seq: number): void;
  /** Too much has changed to be told: read afresh what is shown. */
  stale(): void;
}
