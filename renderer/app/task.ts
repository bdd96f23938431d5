import type { WorkbenchEvent } from '../../shared/api/events.ts';

/** How far a long task is. */
export type TaskProgress = Extract<WorkbenchEvent, { type: 'progress' }>;

/** The part that is done, from 0 to 1; null while the whole is unknown. */
export const fractionOf = ({ done, total }: TaskProgress): number | null =>
  total === null || total === 0 ? null : Math.min(1, done / total);
