import type { ProjectInfo } from '../../../shared/api/session.ts';

/** The project that a write belongs to. `session` is its token while it is open this time; the next time it has another. */
export type Home = Pick<ProjectInfo, 'id' | 'path' | 'name' | 'session'>;

/** Whether two are the same project file, opened at whatever time. A copy has the same id and another path. */
export const isSameProject = (a: Home | null, b: Home | null): boolean =>
  a !== null && b !== null && a.id === b.id && a.path === b.path;

/** Whether two are the same project in the same time of being open. */
export const isSameSession = (a: Home | null, b: Home | null): boolean =>
  isSameProject(a, b) && a?.session === b?.session;
