import { hidesNothing, withInvisibleMarked } from '../../../shared/text/visible.ts';

const LONGEST = 1024;

/** The name of an entry as messages show it: invisible characters are U+FFFD, and a long one loses its end. */
export const shownName = (name: string): string => {
  const marked = withInvisibleMarked(name);
  return marked.length > 200 ? `${marked.slice(0, 199)}…` : marked;
};

/**
 * What is wrong with the name of an entry, or null. Names are never used as paths on this machine, but an archive in which one
 * leads elsewhere was made to harm, and nothing in it is to be trusted. A folder's name ends in `/`.
 */
export function nameProblem(name: string): string | null {
  if (name === '') return 'an entry has no name';
  if (name.length > LONGEST) return `its name is longer than ${LONGEST} characters`;
  if (name.includes('\\')) return 'its name holds a backslash';
  if (name.startsWith('/')) return 'its name begins at the root of a disk';
  if (/^[a-z]:/i.test(name)) return 'its name begins with the letter of a drive';
  if (!hidesNothing(name)) return 'its name holds a character that cannot be seen';
  const parts = name.replace(/\/$/, '').split('/');
  if (parts.includes('..')) return 'its name leads out of the archive (..)';
  if (parts.some((part) => part === '' || part === '.')) return 'its name holds an empty part';
  return null;
}

/** What two names share that some file systems take for one: they ignore case, or how accents are encoded. */
export const collisionKey = (name: string): string =>
  name.normalize('NFC').toLowerCase().toUpperCase().normalize('NFC');

/** Files that systems put beside the user's: what they are called where they are left out. Null: an ordinary file. */
export function systemFile(path: string): string | null {
  const parts = path.split('/');
  if (parts.includes('__MACOSX')) return '__MACOSX';
  const name = parts.at(-1) ?? path;
  if (name === '.DS_Store' || name === 'Thumbs.db' || name === 'desktop.ini') return name;
  return parts.some((part) => part.startsWith('.')) ? 'hidden file' : null;
}
