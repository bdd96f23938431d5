import { joinPath } from '../../ui/paths.ts';
import { t } from '../../strings/t.ts';

/** Where a typed path leads, or what is wrong with it. */
export interface Target {
  readonly path: string;
  readonly problem: string | null;
}

const ABSOLUTE = /^(?:\/|\\|[a-z]:[\\/])/i;

/**
 * The file that a typed path names: a bare name or a relative path stands in the usual folder. The file system is not asked.
 *
 * @param folder where exports are put unless told otherwise.
 */
export function targetOf(typed: string, folder: string): Target {
  const path = typed.trim();
  if (path === '') return { path, problem: t('exporting.noName') };
  if (path.startsWith('~')) return { path, problem: t('exporting.home') };
  if (/(?:^|[\\/])\.{1,2}$/.test(path) || /[\\/]$/.test(path)) return { path, problem: t('exporting.isFolder') };
  return { path: ABSOLUTE.test(path) ? path : joinPath(folder, path), problem: null };
}
