import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What is held in memory of one spool before it goes to a file, in bytes. */
const IN_MEMORY = 2 ** 20;

/** Bytes that are put aside while others are written, and read again once. */
export interface Spool {
  put(piece: string | Uint8Array): void;
  /** All that was put, in pieces; to be asked for once, after the last `put`. */
  pieces(): Generator<Uint8Array>;
}

/** Spools that live as long as the work does: what is small stays in memory, the rest goes to a folder for temporary files. */
export interface Spools {
  make(): Spool;
  /** Removes every file. To be called whatever happens. */
  clear(): void;
}

/** Makes a place for spools. Its folder is made with the first file that is needed. */
export function createSpools(): Spools {
  let folder: string | null = null;
  let files = 0;
  const open = new Set<number>();
  const newFile = (): number => {
    folder ??= mkdtempSync(join(tmpdir(), 'claimwright-tables-'));
    const file = openSync(join(folder, String(files++)), 'wx+', 0o600);
    open.add(file);
    return file;
  };
  return {
    make: () => spoolInto(newFile),
    clear() {
      for (const file of open) closeSync(file);
      open.clear();
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function spoolInto(newFile: () => number): Spool {
  let held: Uint8Array[] = [];
  let size = 0;
  let file: number | null = null;
  const spill = (): void => {
    file ??= newFile();
    for (const piece of held) for (let at = 0; at < piece.length;) at += writeSync(file, piece, at);
    held = [];
    size = 0;
  };
  return {
    put(piece) {
      const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
      held.push(bytes);
      size += bytes.length;
      if (size >= IN_MEMORY) spill();
    },
    *pieces() {
      if (file !== null) {
        if (size > 0) spill();
        for (let at = 0; ;) {
          const piece = Buffer.allocUnsafe(IN_MEMORY);
          const read = readSync(file, piece, 0, piece.length, at);
          if (read === 0) break;
          yield piece.subarray(0, read);
          at += read;
        }
      }
      yield* held;
      held = [];
    },
  };
}
