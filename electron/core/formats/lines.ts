import { createReadStream } from 'node:fs';
import { Refusal } from '../../../shared/api/reply.ts';
import { findInvalidBytes } from '../sources/invalid-bytes.ts';
import { fileRefusal } from './file-refusal.ts';
import { refusalAt, type Place } from './problem.ts';

/** A file to read: by its path, or its bytes under the name that messages show. */
export type FileSource =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'bytes'; readonly name: string; readonly bytes: Uint8Array };

export interface Line extends Place {
  readonly text: string;
}

/** Longest line in bytes: a document of 32 MiB with its annotations. */
export const MAX_LINE_BYTES = 64 * 1024 * 1024;

const NEWLINE = 0x0a;
const BOM = '\ufeff';

/** The name that messages show for a file. */
export const nameOf = (source: FileSource): string => (source.kind === 'path' ? source.path : source.name);

/**
 * The lines of a UTF-8 file, one at a time; those that hold only blanks are passed over but counted. Only `\n` ends a
 * line: a `\r` before it stays, and is a blank in JSON. A byte order mark is refused, as Python's `json` refuses it.
 *
 * @throws Refusal with file and line: invalid UTF-8 (with the byte), a byte order mark, a line over 64 MiB; `not_found`
 *   and `io` for a file that cannot be read; `cancelled`.
 */
export async function* linesOf(source: FileSource, signal?: AbortSignal): AsyncGenerator<Line> {
  const file = nameOf(source);
  let line = 0;
  for await (const bytes of splitLines(chunksOf(source, signal), file)) {
    if (signal?.aborted) throw new Refusal('cancelled', 'Cancelled; nothing was changed.');
    line += 1;
    const text = decode(bytes, { file, line });
    if (/[^ \t\r]/.test(text)) yield { file, line, text };
  }
}

/** The bytes of a file in pieces of 1 MiB at most; those of one in memory as one piece. @throws Refusal `not_found`, `io`, `cancelled` */
export async function* chunksOf(source: FileSource, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  if (source.kind === 'bytes') {
    yield source.bytes;
    return;
  }
  try {
    const stream: AsyncIterable<Buffer> = createReadStream(source.path, { highWaterMark: 1024 * 1024 });
    for await (const chunk of stream) {
      if (signal?.aborted) throw new Refusal('cancelled', 'Cancelled; nothing was changed.');
      yield chunk;
    }
  } catch (error) {
    throw fileRefusal(error, source.path, 'read');
  }
}

async function* splitLines(chunks: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let size = 0;
  let line = 1;
  for await (const chunk of chunks) {
    let start = 0;
    while (start < chunk.length) {
      const newline = chunk.indexOf(NEWLINE, start);
      const part = chunk.subarray(start, newline < 0 ? chunk.length : newline);
      parts.push(part);
      size += part.length;
      if (size > MAX_LINE_BYTES) throw refusalAt({ file, line }, 'this line is longer than 64 MiB; split its document');
      if (newline < 0) break;
      yield parts.length === 1 ? part : Buffer.concat(parts, size);
      parts = [];
      size = 0;
      line += 1;
      start = newline + 1;
    }
  }
  if (size > 0) yield Buffer.concat(parts, size);
}

function decode(bytes: Uint8Array, place: Place): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const { offset } = findInvalidBytes('utf-8', bytes);
    throw refusalAt(place, `byte ${offset + 1} of this line is not UTF-8; save the file as UTF-8`);
  }
  if (place.line === 1 && text.startsWith(BOM)) {
    throw refusalAt(place, 'the file starts with a byte order mark; save it as UTF-8 without one');
  }
  return text;
}
