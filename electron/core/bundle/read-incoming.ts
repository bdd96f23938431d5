import { closeSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import { Refusal } from '../../../shared/api/reply.ts';
import { fileRefusal } from '../formats/file-refusal.ts';
import type { FileSource } from '../formats/lines.ts';
import { startFilling, type Filler } from './fill.ts';
import { readOtherProject } from './other-project.ts';
import { readBundle } from './read.ts';

/** Another copy of a project, or a bundle of one, to be read into a new database. */
export interface IncomingRequest {
  readonly source: FileSource;
  /** The name that messages show. */
  readonly name: string;
  /** Where the database is made; nothing is there yet. */
  readonly target: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What was read. */
export interface IncomingRead {
  readonly kind: 'bundle' | 'project';
}

/**
 * Reads and checks what somebody else sends: a bundle, or a project's file. Its log and texts are then in a database of ours.
 *
 * @throws Refusal of the readers; the database is then taken away.
 */
export async function readIncoming({ source, name, target, now }: IncomingRequest): Promise<IncomingRead> {
  const kind = isDatabase(source) ? 'project' : 'bundle';
  let done = false;
  const filler = startFilling(target, now);
  try {
    if (kind === 'project') readProjectOf(source, name, target, filler);
    else await readBundle(source, name, filler);
    done = true;
    return { kind };
  } finally {
    filler.close();
    const kept = done ? [] : ['', '-journal'];
    for (const end of ['-theirs', '-sent', ...kept]) rmSync(`${target}${end}`, { force: true });
  }
}

/** A project that came as bytes is put into a file first, under another name than it has for people. */
function readProjectOf(source: FileSource, name: string, target: string, filler: Filler): void {
  if (source.kind === 'path') return readOtherProject(source.path, `${target}-theirs`, filler);
  const sent = `${target}-sent`;
  writeFileSync(sent, source.bytes);
  try {
    readOtherProject(sent, `${target}-theirs`, filler);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.code, error.message.replaceAll(sent, name), { ...error.details, file: name });
  }
}

const MAGIC = 'SQLite format 3\0';

/** @throws Refusal `not_found`, `io` */
function isDatabase(source: FileSource): boolean {
  const head = Buffer.alloc(MAGIC.length);
  if (source.kind === 'bytes') return Buffer.from(source.bytes.subarray(0, MAGIC.length)).toString('latin1') === MAGIC;
  try {
    const fd = openSync(source.path, 'r');
    try {
      readSync(fd, head, 0, head.length, 0);
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    throw fileRefusal(error, source.path, 'read');
  }
  return head.toString('latin1') === MAGIC;
}
