import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Refusal } from '../../../shared/api/reply.ts';
import { APPLICATION_ID } from './migrate.ts';

const MAGIC = 'SQLite format 3\0';

/**
 * Reads a project file's header without opening it as a database, so that a file which is not ours, or is newer, stays
 * byte for byte as it is (https://www.sqlite.org/fileformat2.html, section 1.3).
 *
 * @returns the schema version.
 * @throws Refusal `not_found`, `not_a_project`, `damaged`, `newer`, `read_only` (no right to read), each naming the file.
 */
export function inspect(file: string, newest: number): number {
  const { header, size } = head(file);
  if (size === 0)
    throw new Refusal('not_a_project', `${file} is empty. A project that was never written to is not one.`);
  if (header.toString('latin1', 0, Math.min(16, size)) !== MAGIC.slice(0, size)) {
    throw new Refusal('not_a_project', `${file} is not a Claimwright project. Import texts into a project instead.`);
  }
  if (size < 512) throw damaged(file, `it ends after ${size} bytes`);
  if (header.readUInt32BE(68) !== APPLICATION_ID) {
    throw new Refusal('not_a_project', `${file} is a database of another program, not a Claimwright project.`);
  }
  const version = header.readUInt32BE(60);
  if (version > newest) {
    throw new Refusal(
      'newer',
      `${file} was made by a later version of Claimwright (its format is ${version}, this one reads up to ${newest}). ` +
        `Update Claimwright; the file was not touched.`,
      { version, newest },
    );
  }
  const stored = header.readUInt16BE(16);
  const expected = (stored === 1 ? 65536 : stored) * header.readUInt32BE(28);
  if (size < expected) throw damaged(file, `it holds ${size} of ${expected} bytes`);
  return version;
}

/** The refusal for a project that cannot be read as one any more. */
export const damaged = (file: string, how: string): Refusal =>
  new Refusal('damaged', `${file} is damaged: ${how}. It was left as it is; go back to a copy of it.`);

function head(file: string): { header: Buffer; size: number } {
  let fd: number;
  try {
    fd = openSync(file, 'r');
  } catch (error) {
    throw unreadable(file, error);
  }
  try {
    const stat = fstatSync(fd);
    if (!stat.isFile()) throw new Refusal('not_a_project', `${file} is a folder, not a project file.`);
    const header = Buffer.alloc(100);
    readSync(fd, header, 0, 100, 0);
    return { header, size: stat.size };
  } finally {
    closeSync(fd);
  }
}

function unreadable(file: string, error: unknown): Refusal {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new Refusal('not_found', `There is no file ${file}. It may have been moved or renamed.`);
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new Refusal('io', `${file} may not be read. Ask for the right to read it, or copy it to a folder of yours.`);
  }
  return new Refusal('io', `${file} cannot be read (${String(error)}).`);
}
