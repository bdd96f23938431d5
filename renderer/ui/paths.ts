/** Joins a folder and a name with the folder's own separator. */
export function joinPath(folder: string, name: string): string {
  const separator = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  return folder === '' || folder.endsWith(separator) ? folder + name : folder + separator + name;
}

/** The last part of a path, with either separator. */
export const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

/** A name as a file can carry it on every system; never empty. */
export function fileNameFor(name: string): string {
  const plain = name.replace(/[\p{Cc}<>:"/\\|?*]+/gu, '-').replace(/^[\s.-]+|[\s.-]+$/g, '');
  return plain === '' ? 'dataset' : plain;
}
