import { joinPath } from '../../ui/paths.ts';

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
  if (path === '') return { path, problem: 'Write a file name.' };
  if (path.startsWith('~'))
    return { path, problem: '“~” means nothing here. Write the whole path, or a name for the usual folder.' };
  if (/(?:^|[\\/])\.{1,2}$/.test(path) || /[\\/]$/.test(path))
    return { path, problem: 'This is a folder. Add a file name.' };
  return { path: ABSOLUTE.test(path) ? path : joinPath(folder, path), problem: null };
}
