import { Refusal, type ErrorCode } from '../../../shared/api/reply.ts';

/** What was being done with the file when the system said no. */
export type Doing = 'read' | 'write';

type Reason = readonly [code: ErrorCode, what: string];

const READING: Readonly<Record<string, Reason>> = {
  ENOENT: ['not_found', 'there is no such file; check the name'],
  ENOTDIR: ['not_found', 'a part of this path is a file, not a folder; check the name'],
  EISDIR: ['refused', 'this is a folder; choose a file'],
  EACCES: ['io', 'you have no right to read this; check its permissions'],
  EPERM: ['io', 'you have no right to read this; check its permissions'],
  ELOOP: ['io', 'its links lead in a circle; choose the file itself'],
  ENAMETOOLONG: ['not_found', 'no file can have a name this long; check the name'],
};

const WRITING: Readonly<Record<string, Reason>> = {
  ENOSPC: ['disk_full', 'the disk is full, nothing was changed; free some space or choose another disk'],
  EDQUOT: ['disk_full', 'your quota on this disk is used up, nothing was changed; free some space'],
  EFBIG: ['disk_full', 'the file would be larger than is allowed here, nothing was changed; choose another disk'],
  EACCES: ['read_only', 'this folder may not be written to, nothing was changed; choose another'],
  EPERM: ['read_only', 'this folder may not be written to, nothing was changed; choose another'],
  EROFS: ['read_only', 'this disk is read-only, nothing was changed; choose another'],
  ENOENT: ['not_found', 'the folder is not there, nothing was changed; make it or choose another'],
  ENOTDIR: ['not_found', 'a part of this path is a file, not a folder, nothing was changed; check the name'],
  ENAMETOOLONG: ['invalid', 'this file name is too long, nothing was changed; choose a shorter one'],
  EEXIST: ['exists', 'this file is there already and was not replaced; choose another name or allow overwriting'],
  EISDIR: ['refused', 'this is a folder; give a file name'],
};

/**
 * The refusal for an error of the file system, in plain words with the file's name; anything else comes back as it is,
 * since it is a bug or a refusal already.
 */
export function fileRefusal(error: unknown, file: string, doing: Doing): unknown {
  if (file.includes('\0') && error instanceof TypeError) {
    return new Refusal('invalid', 'This file name holds the character NUL, which no name can; check it.');
  }
  const code = systemCode(error);
  if (code === null) return error;
  const reasons = doing === 'read' ? READING : WRITING;
  const safe = doing === 'read' ? '' : ', nothing was changed';
  const [kind, what] = reasons[code] ?? [
    'io',
    `the file could not be ${doing === 'read' ? 'read' : 'written'} (${code})${safe}`,
  ];
  return new Refusal(kind, `${file}: ${what}`, { file, system: code });
}

/** The name of a system error (`ENOENT`, …), or null where `error` is something else. */
export function systemCode(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
