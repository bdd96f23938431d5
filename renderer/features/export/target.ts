import type { FormatInfo } from '../../../shared/api/exports.ts';
import { fileNameFor } from '../../../shared/text/file-name.ts';
import { joinPath } from '../../ui/paths.ts';
import { t } from '../../strings/t.ts';

/** Where a typed path leads, or what is wrong with it. */
export interface Target {
  readonly path: string;
  readonly problem: string | null;
}

/** How a format of several files is written: as a folder, or in one archive. */
export type Packing = 'folder' | 'zip';

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

/** The ending of what a format writes, with its dot; empty for a folder. */
export const endingOf = ({ shape, extension }: FormatInfo, packing: Packing): string =>
  shape === 'file' ? `.${extension}` : packing === 'zip' ? '.zip' : '';

/**
 * The path that an export gets unless told otherwise: the project's name, and the format's behind it where the ending alone does not
 * tell it from another one.
 */
export function usualPath(folder: string, project: string, format: FormatInfo, packing: Packing): string {
  const name = fileNameFor(project, 'dataset');
  const told = format.id === format.extension ? name : `${name} ${format.id}`;
  return joinPath(folder, told + endingOf(format, packing));
}

/** A path that was typed for one ending, for another: only an ending that is the former one is changed, what else was typed stays. */
export function withEnding(typed: string, from: string, to: string): string {
  if (from === to) return typed;
  if (from !== '' && typed.toLowerCase().endsWith(from)) return typed.slice(0, -from.length) + to;
  return from === '' && typed.trim() !== '' && !/[\\/]$/.test(typed) ? typed + to : typed;
}
