import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { AsyncBuffer } from 'hyparquet';
import { fileRefusal } from '../file-refusal.ts';
import { nameOf, type FileSource } from '../lines.ts';

/** A file that is read by ranges. */
export interface RangeFile extends AsyncBuffer {
  /** The bytes from `start` up to `end`; fewer where the file ends before. */
  slice(start: number, end?: number): ArrayBuffer;
  close(): void;
}

/** Opens a file to be read by ranges. @throws Refusal `not_found`, `io` */
export function openRanges(source: FileSource): RangeFile {
  if (source.kind === 'bytes') {
    const { bytes } = source;
    return {
      byteLength: bytes.length,
      slice: (start, end) => Uint8Array.from(bytes.subarray(start, end)).buffer,
      close() {},
    };
  }
  try {
    const file = openSync(source.path, 'r');
    const byteLength = fstatSync(file).size;
    return {
      byteLength,
      slice: (start, end = byteLength) => readRange(file, start, Math.min(end, byteLength)),
      close: () => closeSync(file),
    };
  } catch (error) {
    throw fileRefusal(error, nameOf(source), 'read');
  }
}

function readRange(file: number, start: number, end: number): ArrayBuffer {
  const bytes = new Uint8Array(Math.max(0, end - start));
  let done = 0;
  while (done < bytes.length) {
    const read = readSync(file, bytes, done, bytes.length - done, start + done);
    if (read === 0) break;
    done += read;
  }
  return bytes.buffer.slice(0, done);
}
