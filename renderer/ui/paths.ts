/** Joins a folder and a name with the folder's own separator. */
export function joinPath(folder: string, name: string): string {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  return folder === '' || folder.endsWith(separator) ? folder + name : folder + separator + name;
}

/** The last part of a path, with either separator. */
export const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
